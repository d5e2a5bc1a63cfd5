package io.reelgate.egress;

import java.time.Duration;

/**
 * How media of callers are looked at.
 *
 * @param lines their connections
 * @param firstByte from the end of a request to the head of its answer
 * @param whole for one look with its redirects and its second try, from its turn on
 * @param pause before the second try
 * @param turns how many looks there are at a time
 * @param memory how long what was found usable is taken for so again, and of how many URLs
 */
public record MediaSettings(
        LineSettings lines, Duration firstByte, Duration whole, Duration pause, Turns turns, Memory memory) {

    /**
     * How many looks there are at a time.
     *
     * @param most under way on this node ({@code egress.concurrency})
     * @param perHost of them at one host
     * @param keeping of them with the bytes kept: these are what takes memory, up to 10 MB each
     * @param waiting for their turn; more are sent away
     * @param patience how long one waits
     */
    public record Turns(int most, int perHost, int keeping, int waiting, Duration patience) {
        Turns withMost(int chosen) {
            return new Turns(chosen, perHost, keeping, waiting, patience);
        }

        Turns ofKeeping() {
            return new Turns(keeping, keeping, keeping, waiting, patience);
        }
    }

    public record Memory(int entries, Duration time) {}

    public static MediaSettings defaults() {
        return new MediaSettings(
                LineSettings.defaults(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMillis(200),
                new Turns(128, 8, 16, 10_000, Duration.ofSeconds(60)),
                new Memory(10_000, Duration.ofSeconds(60)));
    }

    public MediaSettings withMost(int most) {
        return new MediaSettings(lines, firstByte, whole, pause, turns.withMost(most), memory);
    }
}
