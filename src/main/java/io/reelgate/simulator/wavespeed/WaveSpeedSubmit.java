package io.reelgate.simulator.wavespeed;

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

/** A submit: the model is the path, the input the whole body. */
final class WaveSpeedSubmit implements SubmitFormat {

    private static final String NOT_KNOWN = "";

    @Override
    public Understanding understand(Asked asked) {
        if (asked.body().isEmpty()) {
            return new Understanding.Faulty(Trouble.INVALID, "The body must be a JSON object");
        }
        String path = asked.ctx().request().path().substring(WaveSpeedFormat.BASE.length() + 1);
        String model = model(path);
        return Required.missing(asked.members(), required(path))
                .filter(name -> !model.equals(NOT_KNOWN))
                .<Understanding>map(name -> new Understanding.Faulty(Trouble.INVALID, "Missing parameter: " + name))
                .orElseGet(() -> wanted(path, model, asked));
    }

    private static Understanding wanted(String path, String model, Asked asked) {
        return new Understanding.Wanted(
                new Product(WaveSpeedFormat.NAME, path),
                model,
                input(path, asked.members()),
                asked.members(),
                asked.query("webhook"));
    }

    private static String model(String path) {
        if (path.matches("wavespeed-ai/ltx-2-19b/(text|image)-to-video(-lora)?")) {
            return "ltx-2-19b";
        }
        if (path.matches("alibaba/wan-2\\.5/(text|image)-to-video(-fast)?")) {
            return "wan-2-5";
        }
        if (path.matches("openai/sora-2/(text|image)-to-video-pro")) {
            return "sora-2-pro";
        }
        return path.matches("google/veo3\\.1(-fast)?/(text|image|reference)-to-video") ? "veo-3-1" : NOT_KNOWN;
    }

    private static List<String> required(String path) {
        if (path.contains("/image-to-video")) {
            return path.endsWith("-lora") ? List.of("prompt", "image", "loras") : List.of("prompt", "image");
        }
        if (path.endsWith("/reference-to-video")) {
            return List.of("prompt", "images");
        }
        return path.endsWith("-lora") ? List.of("prompt", "loras") : List.of("prompt");
    }

    private static Map<String, Object> input(String path, Map<String, Object> sent) {
        String mode = path.substring(path.lastIndexOf('/') + 1)
                .replace("-lora", "-LoRA")
                .replace("-pro", "");
        OurInput ours = new OurInput(sent)
                .same("prompt", "aspect_ratio", "duration", "seed")
                .resolution()
                .size(Optional.ofNullable(sent.get("size")).orElse("none"));
        return path.startsWith("google/") ? ours.map() : ours.with("mode", mode).map();
    }

    @Override
    public Reply.Answer accepted(String id, Job job, Asked asked) {
        return WaveSpeedPrediction.answer(id, job, asked.view());
    }
}
