package io.reelgate.upstream;

/** The fence was closed, so no byte of a call was written. */
final class Withheld extends RuntimeException {
    private static final long serialVersionUID = 1;

    Withheld() {
        super("nothing was written", null, false, false);
    }
}
