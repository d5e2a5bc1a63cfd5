package io.reelgate.simulator.replicate;

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
import java.util.Map;
import java.util.Optional;

/** A submit: an official model by its path, or any by the name that {@code version} gives. */
final class PredictionSubmit implements SubmitFormat {

    private static final Map<String, String> NAME_TO_MODEL = Map.of(
            "wan-video/wan-2.5-t2v", "wan-2-5",
            "wan-video/wan-2.5-t2v-fast", "wan-2-5",
            "wan-video/wan-2.5-i2v", "wan-2-5",
            "google/veo-3.1", "veo-3-1",
            "google/veo-3.1-fast", "veo-3-1",
            "openai/sora-2-pro", "sora-2-pro");

    @Override
    public Understanding understand(Asked asked) {
        String name = asked.path("name").isEmpty()
                ? asked.string("version").orElse("")
                : asked.path("owner") + "/" + asked.path("name");
        if (!NAME_TO_MODEL.containsKey(name)) {
            return asked.path("name").isEmpty()
                    ? new Understanding.Faulty(Trouble.INVALID, "Invalid version or not permitted")
                    : new Understanding.Faulty(Trouble.UNKNOWN_MODEL);
        }
        List<String> required = name.endsWith("-i2v") ? List.of("prompt", "image") : List.of("prompt");
        return Required.missing(asked.object("input"), required)
                .<Understanding>map(
                        field -> new Understanding.Faulty(Trouble.INVALID, "- input: " + field + " is required"))
                .orElseGet(() -> wanted(name, asked));
    }

    private static Understanding wanted(String name, Asked asked) {
        Map<String, Object> sent = asked.object("input");
        OurInput input = new OurInput(sent)
                .same("prompt", "duration", "seed", "aspect_ratio")
                .resolution()
                .size(Optional.ofNullable(sent.get("size")).orElse("none"));
        if ("portrait".equals(sent.get("aspect_ratio"))) {
            input.with("aspect_ratio", "9:16");
        } else if ("landscape".equals(sent.get("aspect_ratio"))) {
            input.with("aspect_ratio", "16:9");
        }
        return new Understanding.Wanted(
                new Product(ReplicateFormat.NAME, name),
                NAME_TO_MODEL.getOrDefault(name, ""),
                input.map(),
                sent,
                asked.string("webhook"));
    }

    @Override
    public Reply.Answer accepted(String id, Job job, Asked asked) {
        return Prediction.of(id, job, asked.view())
                .with("input", asked.object("input"))
                .answer(201);
    }
}
