package io.reelgate.egress;

import java.time.Duration;
import java.util.List;

/**
 * How what callers name is reached.
 *
 * @param nameServers as {@code address:port}; those of the system where there are none
 * @param resolve how long they have to answer
 */
public record EgressSettings(
        CallbackClientSettings callbacks, MediaSettings media, List<String> nameServers, Duration resolve) {
    public static EgressSettings defaults() {
        return new EgressSettings(
                CallbackClientSettings.defaults(), MediaSettings.defaults(), List.of(), Duration.ofSeconds(4));
    }
}
