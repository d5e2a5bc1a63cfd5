package io.reelgate.simulator.openai;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Product;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.OurInput;
import io.reelgate.simulator.vendor.SubmitFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Understanding;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code POST /v1/videos}, as JSON or as a form. What a form has as a file is not looked at. */
final class VideoSubmit implements SubmitFormat {
    private static final Set<String> MODELS = Set.of("sora-2", "sora-2-pro");
    private static final Set<Object> SECONDS = Set.of("4", "8", "12", "16", "20");
    private static final Set<Object> SIZES =
            Set.of("720x1280", "1280x720", "1024x1792", "1792x1024", "1080x1920", "1920x1080");

    @Override
    public Asked read(RoutingContext ctx, long now) {
        MultiMap form = ctx.request().formAttributes();
        return form.isEmpty() ? Asked.of(ctx, now) : new Asked(ctx, now, Optional.of(fields(form)), "");
    }

    private static Map<String, Object> fields(MultiMap form) {
        Map<String, Object> fields = new LinkedHashMap<>();
        form.forEach(fields::put);
        return fields;
    }

    @Override
    public Understanding understand(Asked asked) {
        String model = asked.string("model").orElse("sora-2");
        if (!MODELS.contains(model)) {
            return new Understanding.Faulty(Trouble.UNKNOWN_MODEL);
        }
        return fault(asked)
                .<Understanding>map(fault -> new Understanding.Faulty(Trouble.INVALID, fault))
                .orElseGet(() -> wanted(model, asked));
    }

    private static Optional<String> fault(Asked asked) {
        if (asked.string("prompt").isEmpty()) {
            return Optional.of("Missing required parameter: 'prompt'.");
        }
        if (!SECONDS.contains(asked.members().getOrDefault("seconds", "4"))) {
            return Optional.of("Invalid value for 'seconds': it must be a string, '4', '8' or '12'.");
        }
        if (!SIZES.contains(size(asked))) {
            return Optional.of("Invalid value for 'size'.");
        }
        return FirstFrame.fault(asked.object("input_reference"), String.valueOf(size(asked)));
    }

    private static Object size(Asked asked) {
        return asked.members().getOrDefault("size", "720x1280");
    }

    private static Understanding wanted(String model, Asked asked) {
        boolean image = asked.members().containsKey("input_reference");
        Map<String, Object> input = new OurInput(asked.members())
                .same("prompt")
                .size(size(asked))
                .with("mode", image ? "image-to-video" : "text-to-video")
                .with("duration", Long.parseLong(asked.string("seconds").orElse("4")))
                .map();
        return new Understanding.Wanted(
                new Product(OpenAiFormat.NAME, model), "sora-2-pro", input, asked.members(), Optional.empty());
    }

    @Override
    public Reply.Answer accepted(String id, Job job, Asked asked) {
        return VideoObject.of(id, job, asked.time())
                .with("size", size(asked))
                .with("seconds", asked.string("seconds").orElse("4"))
                .answer(200);
    }
}
