package io.reelgate.app.settings;

import io.reelgate.results.s3.S3Location;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where results are kept.
 *
 * @param retention how long after their tasks' ends
 * @param signingKeys of links: the first signs, all verify
 */
public record ResultSettings(Optional<String> url, S3Access s3, Duration retention, List<String> signingKeys) {
    private static final String FOLDER = "file:";
    private static final String BUCKET = "s3://";

    public ResultSettings {
        if (url.isPresent() && url.get().startsWith(BUCKET)) {
            s3.location(url.get());
            s3.credentials();
        } else if (url.isPresent() && !url.get().startsWith(FOLDER)) {
            throw new IllegalArgumentException(
                    "url must be file:<folder> or s3://<bucket>/<prefix> (was " + url.get() + ")");
        }
        if (signingKeys.stream().anyMatch(key -> key.length() < 16)) {
            throw new IllegalArgumentException("signingKeys must have 16 characters or more");
        }
    }

    /** The bucket, where results are kept in one. */
    public Optional<S3Location> bucket() {
        return url.filter(text -> text.startsWith(BUCKET)).map(s3::location);
    }

    public Path folder(Settings.Data data) {
        return url.map(text -> Path.of(text.substring(FOLDER.length())))
                .orElse(data.dir().resolve("results"));
    }

    /** Leaves the keys out. */
    @Override
    public String toString() {
        return "ResultSettings[url=%s, retention=%s]".formatted(url, retention);
    }
}
