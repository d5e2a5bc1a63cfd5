package io.reelgate.app.settings;

import io.reelgate.results.s3.S3Credentials;
import io.reelgate.results.s3.S3Location;
import java.net.URI;
import java.util.Optional;

/** The S3-compatible store of {@code results.url}, where it names a bucket. */
public record S3Access(
        Optional<URI> endpoint,
        String region,
        Optional<Boolean> pathStyle,
        Optional<String> accessKeyId,
        Optional<String> secretAccessKey,
        Optional<String> sessionToken) {

    S3Location location(String url) {
        return S3Location.of(url, endpoint.filter(text -> !text.toString().isEmpty()), region, pathStyle);
    }

    /** Fails when one is missing, and names it. */
    public S3Credentials credentials() {
        return new S3Credentials(
                required(accessKeyId, "accessKeyId", "AWS_ACCESS_KEY_ID"),
                required(secretAccessKey, "secretAccessKey", "AWS_SECRET_ACCESS_KEY"),
                sessionToken.filter(text -> !text.isBlank()));
    }

    private static String required(Optional<String> value, String name, String variable) {
        return value.filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("s3." + name
                        + " must be set for a url of s3://, here or as " + variable + " in the environment"));
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return "S3Access[endpoint=%s, region=%s]".formatted(endpoint, region);
    }
}
