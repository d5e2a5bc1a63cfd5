package io.reelgate.results.s3;

import java.util.Optional;

/** Who we are for the store. */
public record S3Credentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "S3Credentials[" + accessKeyId + "]";
    }
}
