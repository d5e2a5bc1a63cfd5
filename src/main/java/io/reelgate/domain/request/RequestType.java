package io.reelgate.domain.request;

import java.util.Optional;
import java.util.stream.Stream;

/** How the caller learns of the end: by asking, or also by a callback. */
public enum RequestType {
    ASYNC("async"),
    CALLBACK("callback");

    private final String wireName;

    RequestType(String wireName) {
        this.wireName = wireName;
    }

    /** The name used in requests. */
    public String wireName() {
        return wireName;
    }

    /** The type of a wire name, case-sensitive; empty for anything else. */
    static Optional<RequestType> ofWireName(Object name) {
        return Stream.of(values()).filter(type -> type.wireName.equals(name)).findFirst();
    }
}
