package io.reelgate.simulator.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object under construction, its members in the order in which they are added. */
public final class Members {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    public Members with(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    public Map<String, @Nullable Object> map() {
        return members;
    }

    /** As the body of an answer. */
    public Reply.Answer answer(int status) {
        return Replies.json(status, members);
    }
}
