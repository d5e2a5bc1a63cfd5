package io.reelgate.port;

/** No configured route can take the request. */
public class NoRoute extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NoRoute(String message) {
        super(message, null, false, false);
    }
}
