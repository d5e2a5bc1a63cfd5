package io.reelgate.upstream;

/** No byte of a call was written, mostly because the fence was closed. */
final class Withheld extends RuntimeException {
    private static final long serialVersionUID = 1;

    Withheld() {
        super("nothing was written", null, false, false);
    }

    /** Because of what the call is. */
    Withheld(IllegalArgumentException cause) {
        super("nothing was written", cause, false, false);
    }
}
