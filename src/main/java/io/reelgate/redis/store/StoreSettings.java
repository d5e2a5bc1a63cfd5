package io.reelgate.redis.store;

import java.time.Duration;

/**
 * How the stores keep what they keep.
 *
 * @param prefix in front of every key
 * @param commandTimeout the connections' own: after it nobody waits for a command, so it must not change anything
 * @param retention how long an ended task is kept
 * @param eventsKept how long an event is kept
 * @param eventsCap events of one partition kept at most, give or take one node of the stream
 * @param slotPatience what a caller without a free slot is advised to wait; when one frees is not known
 */
public record StoreSettings(
        String prefix,
        Duration commandTimeout,
        Duration retention,
        Duration eventsKept,
        int eventsCap,
        Duration slotPatience) {

    public static final String PREFIX = "reelgate:";

    public StoreSettings {
        require(!prefix.matches(".*[{}\\s].*"), "redis.prefix must not contain braces or white space");
        require(commandTimeout.isPositive(), "redis.commandTimeout must be positive");
        require(retention.isPositive(), "tasks.retention must be positive");
        require(eventsKept.isPositive(), "redis.eventsKept must be positive");
        require(eventsCap > 0, "redis.eventsCap must be positive");
        require(slotPatience.isPositive(), "redis.slotPatience must be positive");
    }

    /** The defaults for connections with this command timeout. */
    public static StoreSettings of(Duration commandTimeout) {
        return new StoreSettings(
                PREFIX, commandTimeout, Duration.ofDays(15), Duration.ofHours(1), 50_000, Duration.ofSeconds(5));
    }

    /** The same under another prefix. */
    public StoreSettings withPrefix(String other) {
        return new StoreSettings(other, commandTimeout, retention, eventsKept, eventsCap, slotPatience);
    }

    private static void require(boolean valid, String text) {
        if (!valid) {
            throw new IllegalArgumentException(text);
        }
    }
}
