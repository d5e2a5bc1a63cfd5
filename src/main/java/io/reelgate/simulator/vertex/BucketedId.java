package io.reelgate.simulator.vertex;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The last part of an operation's name: the job's id and, behind a point, where its results are to be put, because nothing
 * else remembers it.
 */
record BucketedId(String id, Optional<String> folder) {

    static String of(String id, Map<String, Object> parameters) {
        return parameters.get("storageUri") instanceof String folder
                ? id + "."
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(folder.getBytes(StandardCharsets.UTF_8))
                : id;
    }

    static BucketedId read(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int point = last.indexOf('.');
        return point < 0
                ? new BucketedId(last, Optional.empty())
                : new BucketedId(last.substring(0, point), folder(last.substring(point + 1)));
    }

    private static Optional<String> folder(String encoded) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
