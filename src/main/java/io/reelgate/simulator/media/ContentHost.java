package io.reelgate.simulator.media;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The host that vendors lead to for the bytes themselves, where nobody's key has a place: this very server under the other
 * name of this machine. Under any other name there is no second one.
 */
public final class ContentHost {
    /** In the query of links that were given out to be followed without a key. */
    static final String MARK = "keyless";

    private static final String NUMBER = "127.0.0.1";
    private static final String NAME = "localhost";

    private ContentHost() {}

    /** Where a result lies. */
    public static String link(String origin, String id, int number) {
        String other = other(origin);
        String file = "/media/" + id + (number == 0 ? "" : "." + number) + ".mp4";
        return other + file + (other.equals(origin) ? "" : "?" + MARK + "=1");
    }

    private static String other(String origin) {
        URI here = URI.create(origin);
        return switch (String.valueOf(here.getHost())) {
            case NUMBER -> renamed(here, NAME);
            case NAME -> renamed(here, NUMBER);
            default -> origin;
        };
    }

    private static String renamed(URI here, String host) {
        try {
            return new URI(here.getScheme(), null, host, here.getPort(), null, null, null).toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean hasCredential(HttpServerRequest request) {
        return request.getHeader("Authorization") != null || request.getHeader("x-goog-api-key") != null;
    }
}
