package io.reelgate.fanout;

import java.time.Duration;
import java.util.List;

/**
 * Settings of this role.
 *
 * @param longPolls requests that may wait at once on this node
 */
public record FanoutSettings(Sockets sockets, Queue queue, Tailing tail, ProgressPace progress, int longPolls) {
    /**
     * Who may open sockets, and how they are kept alive.
     *
     * @param origins browser origins that may open a socket ({@code https://console.example.com}; {@code *} for any);
     *     a client without an {@code Origin} header is no browser and needs none
     * @param perAccount open sockets of one account on one node
     * @param messagesPerMinute messages of one socket; those above are refused with an error frame
     * @param ping between WebSocket pings
     * @param idle silence (no message and no pong) after which a socket is closed
     */
    public record Sockets(List<String> origins, int perAccount, int messagesPerMinute, Duration ping, Duration idle) {
        public Sockets {
            origins = List.copyOf(origins);
        }
    }

    /**
     * What may wait for a slow consumer: when either bound is exceeded for {@code patience}, its socket is closed.
     *
     * @param bytes of frame text
     */
    public record Queue(int events, int bytes, Duration patience) {}

    /**
     * How the event log is followed.
     *
     * @param fastest between reads of the log while events come
     * @param slowest between reads while none come
     * @param batch events of one partition per read
     * @param recheck a tail that has not read for this long checks that the log still reaches back
     */
    public record Tailing(Duration fastest, Duration slowest, int batch, Duration recheck) {}

    /**
     * How often progress is told and read.
     *
     * @param every between progress frames of a task
     * @param refresh between reads of the upstream's own progress; reads are also bounded to one batch at a time
     * @param batch tasks per read
     */
    public record ProgressPace(Duration every, Duration refresh, int batch) {}

    /** What holds without configuration. */
    public static FanoutSettings defaults() {
        return new FanoutSettings(
                new Sockets(List.of(), 100, 300, Duration.ofSeconds(25), Duration.ofSeconds(75)),
                new Queue(64, 256 * 1024, Duration.ofSeconds(5)),
                new Tailing(Duration.ofMillis(20), Duration.ofMillis(200), 256, Duration.ofSeconds(10)),
                new ProgressPace(Duration.ofMillis(1500), Duration.ofSeconds(2), 256),
                10_000);
    }
}
