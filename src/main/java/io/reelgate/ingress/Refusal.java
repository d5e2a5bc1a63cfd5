package io.reelgate.ingress;

import io.reelgate.web.ApiError;

/** Ends the handling of a request with an answer that is no fault of ours; it has no stack trace. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    Refusal(ApiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
