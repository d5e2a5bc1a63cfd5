package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Product;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.SubmitFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Understanding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code generateTask}: refuses what the documented API refuses outright, not every rule of every model. */
final class ApixoSubmit implements SubmitFormat {

    private static final Set<Object> REQUEST_TYPES = Set.of("", "async", "callback");
    private static final Set<Object> PROVIDERS = Set.of("", "auto", "value", "official");

    @Override
    public Understanding understand(Asked asked) {
        return fault(asked)
                .<Understanding>map(message -> new Understanding.Faulty(Trouble.INVALID, message))
                .orElseGet(() -> wanted(asked));
    }

    private static Understanding wanted(Asked asked) {
        String model = asked.path("model");
        Map<String, Object> input = asked.object("input");
        return new Understanding.Wanted(
                new Product(ApixoFormat.NAME, model), model, input, input, asked.string("callback_url"));
    }

    private static Optional<String> fault(Asked asked) {
        if (asked.body().isEmpty()) {
            return Optional.of("Request body must be a JSON object");
        }
        if (!REQUEST_TYPES.contains(asked.member("request_type"))) {
            return Optional.of("Invalid field: request_type");
        }
        if (!PROVIDERS.contains(asked.member("provider"))) {
            return Optional.of("Invalid field: provider");
        }
        return missing(asked).map("Missing required field: "::concat);
    }

    private static Optional<String> missing(Asked asked) {
        boolean callback = "callback".equals(asked.member("request_type"));
        if (callback && "".equals(asked.member("callback_url"))) {
            return Optional.of("callback_url");
        }
        Map<String, Object> input = asked.object("input");
        if (input.isEmpty()) {
            return Optional.of("input");
        }
        boolean prompted = input.get("prompt") instanceof String prompt && !prompt.isBlank();
        return prompted ? Optional.empty() : Optional.of("input.prompt");
    }

    @Override
    public Reply.Answer accepted(String id, Job job, Asked asked) {
        return Replies.json(200, Envelope.success(Map.of("taskId", id)));
    }
}
