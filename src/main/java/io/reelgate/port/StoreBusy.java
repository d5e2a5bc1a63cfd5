package io.reelgate.port;

/** The result store takes other results first; nothing is wrong with it, and what was to be stored may come again. */
public final class StoreBusy extends StoreTrouble {
    private static final long serialVersionUID = 1;

    public StoreBusy(String message) {
        super(message);
    }
}
