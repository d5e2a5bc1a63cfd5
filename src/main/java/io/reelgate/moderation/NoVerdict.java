package io.reelgate.moderation;

import java.util.concurrent.TimeoutException;

/**
 * The endpoint gave no verdict. The reason is our own words: an answer may quote the prompt. Only what no prompt can bring
 * about is a failure of the endpoint, or whoever writes a prompt could choose to have it admitted unchecked.
 */
final class NoVerdict extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What follows from it. */
    enum Kind {
        /** The endpoint is out of order, for every prompt. */
        FAILED,
        /** It wants fewer questions. */
        THROTTLED,
        /** It could or would not judge this prompt. */
        UNJUDGED
    }

    private final Kind kind;

    private NoVerdict(Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    /** An answer that holds none. */
    static NoVerdict unread(String reason) {
        return new NoVerdict(Kind.UNJUDGED, reason);
    }

    static NoVerdict of(int status) {
        return new NoVerdict(kind(status), "answered " + status);
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 429 -> Kind.THROTTLED;
            case 401, 403 -> Kind.FAILED;
            default -> status >= 500 ? Kind.FAILED : Kind.UNJUDGED;
        };
    }

    /** Of a foreign failure its kind only: nothing that might quote the prompt. */
    static NoVerdict of(Throwable failure) {
        return switch (failure) {
            case NoVerdict known -> known;
            case TimeoutException late -> new NoVerdict(Kind.FAILED, "did not answer in time");
            default ->
                new NoVerdict(
                        Kind.FAILED, "cannot be reached (" + failure.getClass().getSimpleName() + ")");
        };
    }

    Kind kind() {
        return kind;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
