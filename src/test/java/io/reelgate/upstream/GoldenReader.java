package io.reelgate.upstream;

import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Readings;
import io.reelgate.upstream.vendor.VendorAdapter;
import java.time.Instant;

/** Has a vendor's answers read one after the other, as the shell does it. */
final class GoldenReader {
    private final VendorAdapter target;
    private final String token;
    private String jobId = "";
    private Reading last = Readings.unclear();

    GoldenReader(VendorAdapter target, String token) {
        this.target = target;
        this.token = token;
    }

    Reading read(GoldenCase.Answer answer, Instant now) {
        last = switch (answer.call()) {
            case "submit" -> target.readSubmit(answer.reply(), token, now);
            case "look" -> target.readLook(answer.reply(), jobId);
            case "further" -> target.readFurther(last, answer.reply(), jobId);
            default -> throw new IllegalArgumentException(answer.call());
        };
        if (last.observation() instanceof Observation.Accepted accepted) {
            jobId = accepted.jobId();
        }
        return last;
    }
}
