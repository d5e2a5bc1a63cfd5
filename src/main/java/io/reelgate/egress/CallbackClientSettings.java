package io.reelgate.egress;

import java.time.Duration;

/**
 * How callbacks are sent ({@code callbacks}).
 *
 * @param connections at most to one address at a time
 * @param connect until a connection is there
 * @param rest how long an answer may go on after its head, before its connection is closed
 */
public record CallbackClientSettings(int connections, Duration connect, Duration rest) {
    public static CallbackClientSettings defaults() {
        return new CallbackClientSettings(8, Duration.ofSeconds(3), Duration.ofSeconds(5));
    }
}
