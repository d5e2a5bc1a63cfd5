package io.reelgate.results.s3;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a bucket is, and where in it results lie.
 *
 * @param prefix before every key, without slashes at its ends; may be empty
 * @param pathStyle whether the bucket stands in the path, as most stores but Amazon's want it, or before the host
 */
public record S3Location(URI endpoint, String bucket, String prefix, String region, boolean pathStyle) {
    private static final Pattern URL =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9][A-Za-z0-9_.-]*)*)/?");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");

    /** As settings say it; the texts of what is refused name the setting. */
    public static S3Location of(String url, Optional<URI> endpoint, String region, Optional<Boolean> pathStyle) {
        Matcher parts = URL.matcher(url);
        require(
                parts.matches(),
                "url must be s3://<bucket> or s3://<bucket>/<prefix>, the bucket 3-63 lower-case letters, digits, dots or"
                        + " hyphens, the prefix of letters, digits and _ . - / (was " + url + ")");
        require(REGION.matcher(region).matches(), "s3.region must be letters, digits and hyphens (was " + region + ")");
        endpoint.ifPresent(S3Location::check);
        boolean dotted = parts.group(1).contains(".");
        boolean inPath = pathStyle.orElse(endpoint.isPresent() || dotted);
        require(
                inPath || !dotted || endpoint.filter(uri -> "http".equals(uri.getScheme())).isPresent(),
                "s3.pathStyle must be true, or left out, for a bucket with dots in its name: no TLS certificate covers "
                        + parts.group(1) + " before the host");
        String prefix = parts.group(2).isEmpty() ? "" : parts.group(2).substring(1);
        return new S3Location(
                endpoint.orElseGet(() -> URI.create("https://s3." + region + ".amazonaws.com")),
                parts.group(1),
                prefix,
                region,
                inPath);
    }

    private static void check(URI endpoint) {
        boolean web = "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
        boolean bare = endpoint.getRawQuery() == null
                && endpoint.getRawUserInfo() == null
                && endpoint.getRawFragment() == null;
        require(
                web && endpoint.getHost() != null && bare,
                "s3.endpoint must be an http or https URL without user, query and fragment");
    }

    private static void require(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
    }

    boolean secure() {
        return "https".equals(endpoint.getScheme());
    }

    String host() {
        return pathStyle ? endpoint.getHost() : bucket + "." + endpoint.getHost();
    }

    int port() {
        int usual = secure() ? 443 : 80;
        return endpoint.getPort() < 0 ? usual : endpoint.getPort();
    }

    String key(String name) {
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Of the bucket itself, with the endpoint's own path before it, without a slash at its end. */
    String bucketPath() {
        String base = endpoint.getRawPath().replaceFirst("/+$", "");
        return pathStyle ? base + "/" + bucket : base;
    }

    /** Names and prefixes hold no character that would need an escape. */
    String path(String name) {
        return bucketPath() + "/" + key(name);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix) + " at " + endpoint;
    }
}
