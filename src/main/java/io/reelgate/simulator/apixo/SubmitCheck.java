package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Reply;
import java.util.Optional;
import java.util.Set;

/** What the documented API refuses outright; it does not go through every rule of every model. */
final class SubmitCheck {

    private static final Set<Object> REQUEST_TYPES = Set.of("", "async", "callback");
    private static final Set<Object> PROVIDERS = Set.of("", "auto", "value", "official");

    private SubmitCheck() {}

    static Optional<Reply> refusal(Submit submit) {
        return fault(submit).map(Errors::invalid);
    }

    private static Optional<String> fault(Submit submit) {
        if (submit.body().isEmpty()) {
            return Optional.of("Request body must be a JSON object");
        }
        if (!REQUEST_TYPES.contains(submit.member("request_type"))) {
            return Optional.of("Invalid field: request_type");
        }
        if (!PROVIDERS.contains(submit.member("provider"))) {
            return Optional.of("Invalid field: provider");
        }
        return missing(submit).map("Missing required field: "::concat);
    }

    private static Optional<String> missing(Submit submit) {
        boolean callback = "callback".equals(submit.member("request_type"));
        if (callback && "".equals(submit.member("callback_url"))) {
            return Optional.of("callback_url");
        }
        if (submit.input().isEmpty()) {
            return Optional.of("input");
        }
        return submit.prompt().isBlank() ? Optional.of("input.prompt") : Optional.empty();
    }
}
