package io.reelgate.simulator.kie;

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

/** {@code createTask}: a model's full name, and its input. */
final class MarketSubmit implements SubmitFormat {

    private static final Map<String, String> NAME_TO_MODEL = Map.of(
            "wan/2-5-text-to-video", "wan-2-5",
            "wan/2-5-image-to-video", "wan-2-5",
            "sora-2-pro-text-to-video", "sora-2-pro",
            "sora-2-pro-image-to-video", "sora-2-pro");

    @Override
    public Understanding understand(Asked asked) {
        String name = asked.string("model").orElse("");
        Map<String, Object> sent = asked.object("input");
        if (!NAME_TO_MODEL.containsKey(name)) {
            return new Understanding.Faulty(Trouble.INVALID, "The model name you specified is not supported.");
        }
        return Required.missing(sent, required(name))
                .<Understanding>map(field -> new Understanding.Faulty(Trouble.INVALID, field + " is required"))
                .orElseGet(() -> wanted(name, sent, asked));
    }

    private static List<String> required(String name) {
        return switch (name) {
            case "wan/2-5-image-to-video" -> List.of("prompt", "image_url");
            case "sora-2-pro-image-to-video" -> List.of("prompt", "image_urls");
            default -> List.of("prompt");
        };
    }

    private static Understanding wanted(String name, Map<String, Object> sent, Asked asked) {
        Object ratio = sent.getOrDefault("aspect_ratio", "16:9");
        OurInput input = new OurInput(sent)
                .same("prompt", "seed")
                .renamed("n_frames", "duration")
                .same("duration")
                .resolution()
                .with("mode", name.endsWith("image-to-video") ? "image-to-video" : "text-to-video")
                .with("aspect_ratio", "portrait".equals(ratio) ? "9:16" : "landscape".equals(ratio) ? "16:9" : ratio);
        return new Understanding.Wanted(
                new Product(KieFormat.NAME, name),
                NAME_TO_MODEL.getOrDefault(name, ""),
                input.map(),
                sent,
                asked.string("callBackUrl"));
    }

    @Override
    public Reply.Answer accepted(String id, Job job, Asked asked) {
        return KieErrors.success(Map.of("taskId", id));
    }
}
