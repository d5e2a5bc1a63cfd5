package io.reelgate.upstream.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.upstream.vendor.VendorAccess;
import java.util.Optional;

/** Where a job is looked at, as paths below the vendor's base URL; together they are the job's id. */
record FalJob(String status, String result) {
    private static final String BETWEEN = " ";

    /** Empty where a reply to a submit names no job, or one that lies on another host. */
    static Optional<FalJob> of(JsonNode body, VendorAccess access) {
        Optional<String> status = path(body, "status_url", access);
        Optional<String> result = path(body, "response_url", access);
        return status.flatMap(one -> result.map(other -> new FalJob(one, other)));
    }

    private static Optional<String> path(JsonNode body, String field, VendorAccess access) {
        return access.pathOf(body.path(field).asText(""));
    }

    static FalJob ofId(String id) {
        int between = id.indexOf(BETWEEN);
        return between < 0 ? new FalJob(id, id) : new FalJob(id.substring(0, between), id.substring(between + 1));
    }

    String id() {
        return status + BETWEEN + result;
    }
}
