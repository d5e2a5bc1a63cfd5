package io.reelgate.fanout;

import io.reelgate.domain.account.Partition;
import io.reelgate.port.EventLog;
import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log for the tail and hands what it read to the watchers. */
final class LogReader {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    private final EventLog log;
    private final Metrics metrics;
    private final Clock clock;
    private final int batch;

    LogReader(FanoutPorts ports, Clock clock, int batch) {
        this.log = ports.log();
        this.metrics = ports.metrics();
        this.clock = clock;
        this.batch = batch;
    }

    Future<Offset> latest(Partition partition) {
        return log.latest(partition).map(Offset::of);
    }

    /** One pipelined read; a partition without events may be left out of the answer. */
    Future<Map<Partition, List<EventLog.Event>>> follow(List<Watched> watched) {
        Map<Partition, String> offsets = new HashMap<>();
        watched.forEach(one -> offsets.put(one.partition(), one.offset().toString()));
        return log.tail(offsets, batch);
    }

    /** A read that also learns whether the log still reaches back to where the tail stands. */
    Future<Recheck> recheck(Watched watched) {
        return latest(watched.partition())
                .compose(latest -> log.read(watched.partition(), reachable(watched, latest), batch)
                        .map(page -> new Recheck(watched, latest, page)));
    }

    /** A log that ends before the tail's position has lost its end: the tail goes on from what is left. */
    private static String reachable(Watched watched, Offset latest) {
        return (watched.offset().after(latest) ? latest : watched.offset()).toString();
    }

    /** What a {@link #recheck} found. */
    record Recheck(Watched watched, Offset latest, EventLog.Page page) {
        boolean lost() {
            return page.trimmed() || watched.offset().after(latest);
        }
    }

    /** The answer is whether there was anything. */
    boolean deliver(Recheck recheck) {
        if (recheck.lost()) {
            Offset since = recheck.watched().offset();
            LOG.atWarn()
                    .addKeyValue("partition", recheck.watched().partition().index())
                    .addKeyValue("since", since)
                    .log("the event log lost entries, tasks are read again");
            metrics.count("reelgate_tail_lost_total");
            Offset reached = since.after(recheck.latest()) ? recheck.latest() : since;
            recheck.watched().moveTo(reached);
            recheck.watched().tellAll(watcher -> watcher.lost(reached));
        }
        return deliver(recheck.watched(), recheck.page().events());
    }

    boolean deliver(Watched watched, List<EventLog.Event> events) {
        events.forEach(event -> deliver(watched, event));
        return !events.isEmpty();
    }

    private void deliver(Watched watched, EventLog.Event event) {
        Offset offset = Offset.of(event.offset());
        if (!offset.after(watched.offset())) {
            return;
        }
        watched.moveTo(offset);
        var watchers = watched.watchersOf(event.account());
        if (!watchers.isEmpty()) {
            metrics.time(
                    "reelgate_tail_delay_seconds", Duration.ofMillis(Math.max(0, clock.millis() - offset.millis())));
            Change change = Change.of(event);
            Watched.tell(watchers, watcher -> watcher.changed(change));
        }
    }
}
