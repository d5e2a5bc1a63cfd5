package io.reelgate.upstream.vendor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * What an adapter knows of where its vendor is.
 *
 * @param baseUrl the only origin that gets the key
 * @param apiKey empty where tokens stand for it
 * @param bucket where the vendor is to put results, {@code gs://...}; of those that can
 */
public record VendorAccess(String baseUrl, String apiKey, Optional<String> bucket) {
    private static final int LONGEST_PATH = 250;

    public VendorAccess(String baseUrl, String apiKey) {
        this(baseUrl, apiKey, Optional.empty());
    }

    /**
     * What a URL of a reply is below the base URL, with its query; empty when it leads anywhere else: no reply may turn
     * us, and our key, to another host.
     */
    public Optional<String> pathOf(String url) {
        try {
            return ownPath(new URI(url)).filter(path -> path.length() <= LONGEST_PATH);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<String> ownPath(URI url) {
        URI base = URI.create(baseUrl);
        String mounted = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/$", "");
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        boolean own = url.getScheme() != null
                && url.getRawUserInfo() == null
                && origin(url).equals(origin(base))
                && path.startsWith(mounted + "/")
                && url.normalize().getRawPath().equals(path);
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return own ? Optional.of(path.substring(mounted.length()) + query) : Optional.empty();
    }

    /** Whether a URL leads to the origin that gets the key. */
    public boolean owns(String url) {
        return isAt(url, baseUrl);
    }

    /** Whether two URLs have the same origin; nothing that is no plain URL has any. */
    public static boolean isAt(String url, String other) {
        try {
            URI parsed = new URI(url);
            return parsed.getScheme() != null
                    && parsed.getHost() != null
                    && parsed.getRawUserInfo() == null
                    && origin(parsed).equals(origin(URI.create(other)));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A URL of the vendor's own. */
    public String url(String path) {
        return baseUrl.replaceFirst("/$", "") + path;
    }

    private static String origin(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int port = url.getPort() > 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + " " + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + " " + port;
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "VendorAccess[" + baseUrl + "]";
    }
}
