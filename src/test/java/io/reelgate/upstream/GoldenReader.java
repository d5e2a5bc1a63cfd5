package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.VendorAdapter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Has a vendor's answers read one after the other, as the shell does it. */
final class GoldenReader {
    private final VendorAdapter target;
    private final String model;
    private final String token;
    private final List<Call> looks = new ArrayList<>();
    private String jobId = "";
    private Reading last = Readings.unclear();

    GoldenReader(VendorAdapter target, String model, String token) {
        this.target = target;
        this.model = model;
        this.token = token;
    }

    Reading read(GoldenCase.Answer answer, Instant now) {
        last = switch (answer.call()) {
            case "submit" -> target.readSubmit(answer.reply(), token, now);
            case "look" -> looked(answer);
            case "further" -> lookedFurther(answer);
            default -> throw new IllegalArgumentException(answer.call());
        };
        if (last.observation() instanceof Observation.Accepted accepted) {
            jobId = accepted.jobId();
        }
        return last;
    }

    private Reading looked(GoldenCase.Answer answer) {
        asked(target.look(model, jobId), answer);
        return target.readLook(answer.reply(), jobId);
    }

    /** What the look before it asked for, and nothing that it did not. */
    private Reading lookedFurther(GoldenCase.Answer answer) {
        assertThat(last.further()).as("the further call of a look").isPresent();
        asked(last.further().orElseThrow(), answer);
        return target.readFurther(last, answer.reply(), jobId);
    }

    private void asked(Call call, GoldenCase.Answer answer) {
        assertThat(call.method() + " " + call.path()).isEqualTo(answer.request());
        looks.add(call);
    }

    /** All that the vendor was asked of the job. */
    List<Call> looks() {
        return looks;
    }
}
