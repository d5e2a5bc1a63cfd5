package io.reelgate.redis.store;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads replies. */
final class Replies {
    private Replies() {}

    /** A hash; empty for a missing one. */
    static Map<String, String> hash(Response reply) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : reply.getKeys()) {
            fields.put(name, reply.get(name).toString());
        }
        return fields;
    }

    /** A hash as a script gives it: names and values, one after the other. */
    static Map<String, String> flatHash(Response reply) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int index = 0; index + 1 < reply.size(); index += 2) {
            fields.put(reply.get(index).toString(), reply.get(index + 1).toString());
        }
        return fields;
    }

    static List<String> texts(Response reply) {
        List<String> texts = new ArrayList<>(reply.size());
        reply.forEach(element -> texts.add(element.toString()));
        return texts;
    }

    /** Null for a nil element. */
    static @Nullable String text(Response reply, int index) {
        Response element = reply.get(index);
        return element == null ? null : element.toString();
    }
}
