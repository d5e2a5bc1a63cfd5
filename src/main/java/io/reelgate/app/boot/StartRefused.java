package io.reelgate.app.boot;

/** The gateway will not start; the message tells the person at the terminal why and what to do. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message);
    }
}
