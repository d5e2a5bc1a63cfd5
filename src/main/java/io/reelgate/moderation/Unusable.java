package io.reelgate.moderation;

/** The endpoint gave no verdict. The reason is our own words: an answer may quote the prompt. */
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusable(String reason) {
        super(reason, null, false, false);
    }
}
