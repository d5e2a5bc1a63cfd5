package io.reelgate.upstream.vendor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * What an adapter knows of where its vendor is.
 *
 * @param baseUrl the only origin that gets the key
 */
public record VendorAccess(String baseUrl, String apiKey) {
    private static final int LONGEST_PATH = 250;

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
