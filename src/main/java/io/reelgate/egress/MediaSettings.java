package io.reelgate.egress;

import java.time.Duration;

/**
 * How media of callers are looked at.
 *
 * @param lines their connections
 * @param firstByte from the end of a request to the head of its answer
 * @param whole for one look with its redirects and its second try, without the time it waits for turns
 * @param pause before the second try
 * @param turns how many looks there are at one host at a time
 * @param memory how long what was found usable is taken for so again, and of how many URLs
 */
public record MediaSettings(
        LineSettings lines, Duration firstByte, Duration whole, Duration pause, Turns turns, Memory memory) {

    /**
     * How many looks there are at a time at one host.
     *
     * @param perHost at one host and port
     * @param patience how long one waits for its turn
     */
    public record Turns(int perHost, Duration patience) {}

    public record Memory(int entries, Duration time) {}

    public static MediaSettings defaults() {
        return new MediaSettings(
                LineSettings.defaults(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMillis(200),
                new Turns(8, Duration.ofSeconds(60)),
                new Memory(10_000, Duration.ofSeconds(60)));
    }
}
