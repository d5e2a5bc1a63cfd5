package io.reelgate.egress;

import java.time.Duration;

/**
 * How callbacks are sent ({@code callbacks}).
 *
 * @param lines their connections
 * @param rest how long an answer may go on after its head, before its connection is closed
 */
public record CallbackClientSettings(LineSettings lines, Duration rest) {
    public static CallbackClientSettings defaults() {
        return new CallbackClientSettings(LineSettings.defaults(), Duration.ofSeconds(5));
    }
}
