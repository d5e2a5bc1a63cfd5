package io.reelgate.cli;

/** Why the client cannot go on, in words for the person who called it. */
class ClientFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClientFailure(String message) {
        super(message, null, false, false);
    }

    /** Nothing answers at the address, or the connection broke. */
    static final class Unreachable extends ClientFailure {
        private static final long serialVersionUID = 1;

        Unreachable(String message) {
            super(message);
        }
    }

    /** There is an answer, but no WebSocket. */
    static final class NoSocket extends ClientFailure {
        private static final long serialVersionUID = 1;

        NoSocket(String message) {
            super(message);
        }
    }
}
