package io.reelgate.port;

import io.reelgate.domain.pace.Cadences;
import io.reelgate.port.DurationLog.Page;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Reads what all nodes have learned, again and again, so that the looks of this node follow from it without asking. While
 * the store cannot be asked, or what is there is broken, what was read last stays in force.
 */
public final class DurationReader {
    private final List<LaneHistory> lanes;
    private final Clock clock;
    private Future<Void> reading = Future.succeededFuture();

    /** {@code pages}: model and lane of all that may be learned; their hours do not matter. */
    public DurationReader(DurationLog log, List<Page> pages, Cadences cadences, Clock clock) {
        this.clock = clock;
        this.lanes =
                pages.stream().map(page -> new LaneHistory(log, page, cadences)).toList();
    }

    /** Reads at once and then once each {@code interval}; the answer ends that. Nothing waits for it. */
    public Runnable start(Vertx vertx, Duration interval) {
        vertx.runOnContext(begin -> read());
        long timer = vertx.setPeriodic(interval.toMillis(), id -> read());
        return () -> vertx.cancelTimer(timer);
    }

    /** Completes when it is done, also where nothing could be read; one at a time. */
    Future<Void> read() {
        if (reading.isComplete()) {
            long hour = Hours.of(clock.millis());
            reading = Future.join(lanes.stream().map(lane -> lane.read(hour)).toList())
                    .mapEmpty();
        }
        return reading;
    }
}
