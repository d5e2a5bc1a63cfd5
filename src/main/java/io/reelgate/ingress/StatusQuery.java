package io.reelgate.ingress;

import io.reelgate.domain.request.Fault;
import io.reelgate.web.ApiError;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * Which tasks a status request asks for, as the caller wrote them.
 *
 * @param batch whether the ids were a list, so that the answer is one too
 */
record StatusQuery(List<String> ids, boolean batch) {
    private static final int MOST_IDS = 100;

    /** Fails with a {@link Refusal}. */
    static StatusQuery of(HttpServerRequest request) {
        List<String> values = values(request);
        if (values.size() != 1) {
            throw refusal("taskId must be given once (was " + (values.isEmpty() ? "missing" : "repeated") + ")");
        }
        String value = values.getFirst();
        List<String> ids = List.of(value.split(",", -1));
        if (ids.contains("")) {
            throw refusal("taskId must not be empty");
        }
        if (ids.size() > MOST_IDS) {
            throw refusal("taskId must name at most " + MOST_IDS + " tasks (was " + ids.size() + ")");
        }
        return new StatusQuery(ids, value.indexOf(',') >= 0);
    }

    private static List<String> values(HttpServerRequest request) {
        try {
            return request.params(true).getAll("taskId");
        } catch (IllegalArgumentException notEncoded) {
            throw refusal("taskId must be percent-encoded");
        }
    }

    private static Refusal refusal(String message) {
        return new Refusal(ApiError.invalid(List.of(new Fault("taskId", message))));
    }
}
