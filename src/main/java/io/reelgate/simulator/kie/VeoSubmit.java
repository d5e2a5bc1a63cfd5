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
import java.util.Set;

/** {@code veo/generate}: everything at the top of the body. References are for the fast models only. */
final class VeoSubmit implements SubmitFormat {

    private static final String QUALITY = "veo3";
    private static final Set<String> MODELS = Set.of(QUALITY, "veo3_fast", "veo3_lite");
    private static final String REFERENCES = "REFERENCE_2_VIDEO";

    static boolean isVeo(Product product) {
        return MODELS.contains(product.model());
    }

    @Override
    public Understanding understand(Asked asked) {
        String model = asked.string("model").orElse(QUALITY);
        String type = asked.string("generationType").orElse("TEXT_2_VIDEO");
        if (!MODELS.contains(model) || (type.equals(REFERENCES) && model.equals(QUALITY))) {
            return new Understanding.Faulty(Trouble.INVALID, "The model does not support this request.");
        }
        List<String> required = type.equals("TEXT_2_VIDEO") ? List.of("prompt") : List.of("prompt", "imageUrls");
        return Required.missing(asked.members(), required)
                .<Understanding>map(field -> new Understanding.Faulty(Trouble.INVALID, field + " is required"))
                .orElseGet(() -> wanted(model, asked));
    }

    private static Understanding wanted(String model, Asked asked) {
        OurInput input = new OurInput(asked.members())
                .same("prompt", "aspect_ratio", "generationType")
                .renamed("seeds", "seed")
                .with("mode", model.equals(QUALITY) ? "quality" : "fast");
        return new Understanding.Wanted(
                new Product(KieFormat.NAME, model),
                "veo-3-1",
                input.map(),
                asked.members(),
                asked.string("callBackUrl"));
    }

    @Override
    public Reply.Answer accepted(String id, Job job, Asked asked) {
        return KieErrors.success(Map.of("taskId", id));
    }
}
