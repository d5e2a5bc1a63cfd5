package io.reelgate.port;

/**
 * The result store takes or gives nothing, at least for now: full, unreachable, or set up wrongly. No fault of what was to
 * be stored. The text is for the log.
 */
public class StoreTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreTrouble(String message) {
        // They come by the thousand when a disk is full, and the stack of an event loop says nothing.
        super(message, null, false, false);
    }

    /** {@code failure} as the trouble it means for the store. */
    public static StoreTrouble of(Throwable failure) {
        return failure instanceof StoreTrouble trouble ? trouble : new StoreTrouble(failure.toString());
    }
}
