package io.reelgate.results.s3;

import java.time.Duration;

/**
 * How a store is talked to.
 *
 * @param connections at most at a time
 * @param connect until a connection is there
 * @param idle how long nothing may happen, while a body is sent and while an answer is awaited
 * @param part bytes of each part of an upload whose length is not known; so much is held in memory
 * @param uploads of unknown length at a time
 */
public record S3Settings(int connections, Duration connect, Duration idle, int part, int uploads) {
    public static S3Settings defaults() {
        return new S3Settings(64, Duration.ofSeconds(3), Duration.ofSeconds(30), 8 * 1024 * 1024, 2);
    }
}
