package io.reelgate.egress;

/** The guard does not let us dial a URL; the text is for operators. */
class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAllowed(String message) {
        super(message, null, false, false);
    }
}
