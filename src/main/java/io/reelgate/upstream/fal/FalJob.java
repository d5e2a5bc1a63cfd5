package io.reelgate.upstream.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.upstream.vendor.VendorAccess;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a job is looked at, as paths below the vendor's base URL; together they are the job's id. */
record FalJob(String status, String result) {
    private static final String BETWEEN = " ";

    /** Of a submit's path: what the paths of its jobs begin with, because they drop the rest of it. */
    private static final Pattern APP = Pattern.compile("(?<app>/[^/?]+/[^/?]+)([/?].*)?");

    private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** Empty where a reply to a submit names no job, or one that lies on another host. */
    static Optional<FalJob> of(JsonNode body, VendorAccess access) {
        Optional<String> status = path(body, "status_url", access);
        Optional<String> result = path(body, "response_url", access);
        return status.flatMap(one -> result.map(other -> new FalJob(one, other)));
    }

    /**
     * Where the vendor documents that a job of the submit at a path is; of a reply that names the job, but no place, or
     * one on a host that our key is not for.
     */
    static Optional<FalJob> below(String submitPath, JsonNode body) {
        Matcher path = APP.matcher(submitPath);
        String request = body.path("request_id").asText("");
        if (!path.matches() || !REQUEST.matcher(request).matches()) {
            return Optional.empty();
        }
        String result = path.group("app") + "/requests/" + request;
        return Optional.of(new FalJob(result + "/status", result));
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
