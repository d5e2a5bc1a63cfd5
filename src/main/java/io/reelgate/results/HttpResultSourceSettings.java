package io.reelgate.results;

import java.time.Duration;

/**
 * How results are fetched from upstreams ({@code results.fetch}).
 *
 * @param connections at most to one host at a time
 * @param connect until a connection is there
 * @param firstByte from the request to the head of the answer
 * @param idle between two pieces of the body, while it is wanted
 * @param whole from the head of the answer to the end of the body, while it is wanted
 * @param stall how long the store may want nothing of the body
 * @param largest bytes of one result
 * @param largestInline bytes of a document that a result stands in
 */
public record HttpResultSourceSettings(
        int connections,
        Duration connect,
        Duration firstByte,
        Duration idle,
        Duration whole,
        Duration stall,
        long largest,
        long largestInline) {

    public static HttpResultSourceSettings defaults() {
        return new HttpResultSourceSettings(
                64,
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                Duration.ofSeconds(15),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                2L * 1024 * 1024 * 1024,
                256L * 1024 * 1024);
    }
}
