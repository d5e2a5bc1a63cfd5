package io.reelgate.domain.task;

import java.time.Instant;
import java.util.Optional;

/**
 * One re-hosted result.
 *
 * @param url absolute, signed, fixed when the task ends
 * @param bytes the length of the file
 * @param contentType as served
 * @param sha256 lower-case hex of the bytes
 * @param facts what its container says
 * @param expiresAt when the url ends; empty for results stored before this was kept
 */
public record Result(
        String url, long bytes, String contentType, String sha256, VideoFacts facts, Optional<Instant> expiresAt) {
    /** One of which no more is known. */
    public Result(String url, long bytes, String contentType, String sha256) {
        this(url, bytes, contentType, sha256, VideoFacts.UNKNOWN, Optional.empty());
    }
}
