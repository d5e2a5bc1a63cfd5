package io.reelgate.egress;

import java.time.Duration;

/**
 * Connections to places that callers name.
 *
 * @param connections at most to one host and address at a time
 * @param connect until a connection is there, and again until its TLS is
 */
public record LineSettings(int connections, Duration connect) {
    public static LineSettings defaults() {
        return new LineSettings(8, Duration.ofSeconds(3));
    }
}
