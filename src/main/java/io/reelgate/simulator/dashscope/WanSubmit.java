package io.reelgate.simulator.dashscope;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Product;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.OurInput;
import io.reelgate.simulator.vendor.Required;
import io.reelgate.simulator.vendor.SubmitFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Understanding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A submit of Wan 2.5. Without its header for asynchronous calls it is refused, as the vendor does. */
final class WanSubmit implements SubmitFormat {

    private static final String FROM_TEXT = "wan2.5-t2v-preview";
    private static final String FROM_IMAGE = "wan2.5-i2v-preview";
    private static final Set<String> SIZES = Set.of(
            "832*480",
            "480*832",
            "624*624",
            "1280*720",
            "720*1280",
            "960*960",
            "1088*832",
            "832*1088",
            "1920*1080",
            "1080*1920",
            "1440*1440",
            "1632*1248",
            "1248*1632");

    @Override
    public Understanding understand(Asked asked) {
        String model = asked.string("model").orElse("");
        if (!asked.header("X-DashScope-Async").filter("enable"::equals).isPresent()) {
            return new Understanding.Faulty(Trouble.INVALID, "current user api does not support synchronous calls.");
        }
        if (!model.equals(FROM_TEXT) && !model.equals(FROM_IMAGE)) {
            return new Understanding.Faulty(Trouble.UNKNOWN_MODEL);
        }
        return fault(model, asked)
                .<Understanding>map(fault -> new Understanding.Faulty(Trouble.INVALID, fault))
                .orElseGet(() -> wanted(model, asked));
    }

    private static Optional<String> fault(String model, Asked asked) {
        List<String> required = model.equals(FROM_IMAGE) ? List.of("img_url") : List.of("prompt");
        Object size = asked.object("parameters").getOrDefault("size", "1920*1080");
        return Required.missing(asked.object("input"), required)
                .map(field -> "Required body invalid: input." + field + " is missing")
                .or(() -> SIZES.contains(size) ? Optional.empty() : Optional.of("size is invalid: " + size));
    }

    private static Understanding wanted(String model, Asked asked) {
        Map<String, Object> sent = new HashMap<>(asked.object("parameters"));
        sent.putAll(asked.object("input"));
        OurInput input = new OurInput(sent)
                .same("prompt", "duration", "seed")
                .resolution()
                .with("mode", model.equals(FROM_TEXT) ? "text-to-video" : "image-to-video");
        if (model.equals(FROM_TEXT)) {
            input.size(sent.getOrDefault("size", "1920*1080"));
        }
        return new Understanding.Wanted(
                new Product(DashscopeFormat.NAME, model), "wan-2-5", input.map(), sent, Optional.empty());
    }

    @Override
    public Reply.Answer accepted(String id, Job job, Asked asked) {
        return new Members()
                .with("request_id", "simulated")
                .with("output", Map.of("task_id", id, "task_status", "PENDING"))
                .answer(200);
    }
}
