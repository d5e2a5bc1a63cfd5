package io.reelgate.simulator.ltx;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Product;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.OurInput;
import io.reelgate.simulator.vendor.Required;
import io.reelgate.simulator.vendor.SubmitFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Understanding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A submit to one of the endpoints. Sizes begin at 1080p, and long videos are the fast model's. */
record LtxSubmit(String endpoint) implements SubmitFormat {

    private static final Set<Object> MODELS = Set.of("ltx-2-fast", "ltx-2-pro");
    private static final Set<Object> SIZES = Set.of("1920x1080", "2560x1440", "3840x2160");
    private static final Set<Object> SECONDS = Set.of(6, 8, 10);
    private static final Set<Object> FAST_SECONDS = Set.of(6, 8, 10, 12, 14, 16, 18, 20);

    @Override
    public Understanding understand(Asked asked) {
        return fault(asked)
                .<Understanding>map(fault -> new Understanding.Faulty(Trouble.INVALID, fault))
                .orElseGet(() -> wanted(asked));
    }

    private Optional<String> fault(Asked asked) {
        List<String> required = endpoint.equals("image-to-video")
                ? List.of("prompt", "model", "duration", "resolution", "image_uri")
                : List.of("prompt", "model", "duration", "resolution");
        return Required.missing(asked.members(), required)
                .map(field -> field + " is required")
                .or(() -> unfit("model", MODELS, asked))
                .or(() -> unfit("resolution", SIZES, asked))
                .or(() -> unfit("duration", isFast(asked) ? FAST_SECONDS : SECONDS, asked));
    }

    private static boolean isFast(Asked asked) {
        return "ltx-2-fast".equals(asked.member("model"));
    }

    private static Optional<String> unfit(String name, Set<Object> values, Asked asked) {
        return values.contains(asked.member(name)) ? Optional.empty() : Optional.of(name + " is not supported");
    }

    private Understanding wanted(Asked asked) {
        OurInput input = new OurInput(asked.members())
                .same("prompt", "duration")
                .size(asked.member("resolution"))
                .with("mode", endpoint);
        return new Understanding.Wanted(
                new Product(LtxFormat.NAME, endpoint), "ltx-2-19b", input.map(), asked.members(), Optional.empty());
    }

    @Override
    public Reply.Answer accepted(String id, Job job, Asked asked) {
        return LtxStatus.job(id, job, "pending").answer(202);
    }
}
