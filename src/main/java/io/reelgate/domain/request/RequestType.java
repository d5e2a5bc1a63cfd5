package io.reelgate.domain.request;

import java.util.Locale;

/** How the caller learns of the end: by asking, or also by a callback. */
public enum RequestType {
    ASYNC,
    CALLBACK;

    /** The name used in requests. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
