package io.reelgate.fanout;

import java.util.Locale;

/** Why the server closes a socket (contract, section 8, and 1009 of RFC 6455). */
enum CloseReason {
    DRAINING(1001, "the node is going away, connect again"),
    BROKEN(1009, "a message must be at most 16384 characters"),
    KEY_REVOKED(4401, "the API key is no longer valid"),
    IDLE(4408, "no sign of life"),
    TOO_SLOW(4408, "frames are not read fast enough, resume from the last offset"),
    TOO_MANY(4429, "too many open sockets for this account");

    private final short code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = (short) code;
        this.text = text;
    }

    short code() {
        return code;
    }

    String text() {
        return text;
    }

    /** As a metric label. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
