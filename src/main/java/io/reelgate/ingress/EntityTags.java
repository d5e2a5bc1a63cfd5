package io.reelgate.ingress;

import io.reelgate.domain.hash.Sha256;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Entity tags of status answers: weak, because version and progress name the answer while its estimate of the
 * remaining time changes with every millisecond.
 */
final class EntityTags {
    private EntityTags() {}

    static String of(Map<String, Object> snapshot) {
        return "W/\"" + part(snapshot) + "\"";
    }

    static String of(List<Map<String, Object>> snapshots) {
        String parts = snapshots.stream().map(EntityTags::part).collect(Collectors.joining(","));
        return "W/\"" + Sha256.hex(parts).substring(0, 32) + "\"";
    }

    /** Whether the caller already has what this tag names; the comparison is the weak one. */
    static boolean known(HttpServerRequest request, String tag) {
        String header = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return header != null && (header.equals("*") || contains(header, opaque(tag)));
    }

    /** Whether the caller names a tag of another version: then there is a change to tell, and nothing to wait for. */
    static boolean outdated(HttpServerRequest request, long version) {
        String header = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return header != null && !header.contains("\"" + version + "-");
    }

    private static boolean contains(String header, String opaque) {
        for (String each : header.split(",", -1)) {
            if (opaque(each.strip()).equals(opaque)) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static String part(Map<String, Object> snapshot) {
        return snapshot.get("version") + "-" + snapshot.get("progress");
    }
}
