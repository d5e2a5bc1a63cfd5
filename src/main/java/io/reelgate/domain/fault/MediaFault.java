package io.reelgate.domain.fault;

/** Why something a caller named by URL cannot be used; the words may be told to the caller. */
public enum MediaFault {
    /** Whatever the network or the guard said: one text for all, so that nobody can map a network by it. */
    UNREACHABLE("it could not be fetched"),
    TOO_LARGE("it is larger than 10485760 bytes"),
    NOT_AN_IMAGE("it is no JPG, PNG or WebP"),
    TOO_MANY_PIXELS("it has more than 50 megapixels");

    private final String words;

    MediaFault(String words) {
        this.words = words;
    }

    /** A neutral reason, to stand in brackets after a failure's own text. */
    public String words() {
        return words;
    }
}
