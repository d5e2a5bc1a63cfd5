package io.reelgate.redis;

/**
 * Something a boot check found about the Redis server.
 *
 * @param text a sentence for the operator, saying what is wrong and what to set
 */
public record Finding(Severity severity, String text) {
    /** What a finding means for the start. */
    public enum Severity {
        /** The gateway cannot work with this server; every profile refuses. */
        UNUSABLE,
        /** Accepted tasks could be lost; a production profile refuses, others warn. */
        UNSAFE,
        /** Worth knowing. */
        NOTE
    }
}
