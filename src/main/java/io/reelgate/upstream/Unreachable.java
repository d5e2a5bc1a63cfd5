package io.reelgate.upstream;

/** No connection to an upstream is to be had now; nothing was written. */
final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreachable(String message) {
        super(message, null, false, false);
    }
}
