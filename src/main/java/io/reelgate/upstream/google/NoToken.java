package io.reelgate.upstream.google;

/** A token is not to be had now; the text names no secret. */
public final class NoToken extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoToken(String why) {
        super("no access token: " + why, null, false, false);
    }
}
