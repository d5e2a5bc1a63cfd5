package io.reelgate.upstream.vertex;

import io.reelgate.upstream.vendor.VendorAccess;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where objects of Google's buckets are fetched.
 *
 * @param origin of Google itself, or of whoever stands in for it
 */
record CloudStorage(String origin) {
    private static final String GOOGLE = "https://storage.googleapis.com";
    private static final String ADDRESS = "gs://";

    /** A host that is not Google's has no buckets there: it serves its own. */
    static CloudStorage beside(String baseUrl) {
        URI base = URI.create(baseUrl);
        return base.getHost().endsWith("googleapis.com")
                ? new CloudStorage(GOOGLE)
                : new CloudStorage(base.getScheme() + "://" + base.getRawAuthority());
    }

    /** The URL of a {@code gs://bucket/object}. */
    String url(String address) {
        return Arrays.stream(address.substring(ADDRESS.length()).split("/", -1))
                .map(CloudStorage::encoded)
                .collect(Collectors.joining("/", origin + "/", ""));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    boolean owns(String url) {
        return VendorAccess.isAt(url, origin);
    }
}
