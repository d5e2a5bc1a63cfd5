package io.reelgate.port;

/** The store cannot be reached, or did not answer in time: nothing is known about the command's effect. */
public class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message) {
        // Failures come by the thousand when the store is gone, and the stack of an event loop says nothing.
        super(message, null, false, false);
    }

    /** Whether the command was executed all the same, and only might be lost with the server that executed it. */
    public boolean applied() {
        return false;
    }
}
