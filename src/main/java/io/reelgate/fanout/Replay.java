package io.reelgate.fanout;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import io.reelgate.port.EventLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;

/** Reads an account's events again, from a client's offset to the tail's position: all of them, or it says so. */
final class Replay {
    private static final int PAGE = 64;

    private final EventLog log;
    private final Partitions partitions;

    Replay(EventLog log, Partitions partitions) {
        this.log = log;
        this.partitions = partitions;
    }

    /**
     * Passes every event after {@code since} up to {@code position} to the feed, page by page, as fast as the queue is
     * drained. False when the log does not reach back to {@code since}, or never was there.
     */
    Future<Boolean> run(Feed feed, FrameQueue queue, Offset since, Offset position) {
        Run run = new Run(feed, queue, partitions.of(feed.account()), position);
        return since.after(position) ? known(run, since) : page(run, since);
    }

    /** Another node's tail may be ahead of ours, but not of the log. */
    private Future<Boolean> known(Run run, Offset since) {
        return Hop.to(run.context(), log.latest(run.partition())).map(latest -> !since.after(Offset.of(latest)));
    }

    private Future<Boolean> page(Run run, Offset from) {
        return Hop.to(run.context(), log.read(run.partition(), from.toString(), PAGE))
                .compose(page -> page.trimmed() ? Future.succeededFuture(false) : send(run, page.events()));
    }

    private Future<Boolean> send(Run run, List<EventLog.Event> events) {
        events.stream().filter(run::concerns).map(Change::of).forEach(run.feed()::replay);
        boolean done = events.isEmpty() || run.reached(events.getLast());
        return done
                ? Future.succeededFuture(true)
                : run.queue()
                        .drained()
                        .compose(drained -> page(run, Offset.of(events.getLast().offset())));
    }

    private record Run(Feed feed, FrameQueue queue, Partition partition, Offset position) {
        Context context() {
            return feed.context();
        }

        AccountId account() {
            return feed.account();
        }

        /** Later ones come through the tail. */
        boolean concerns(EventLog.Event event) {
            return event.account().equals(account().value())
                    && !Offset.of(event.offset()).after(position);
        }

        boolean reached(EventLog.Event event) {
            return !position.after(Offset.of(event.offset()));
        }
    }
}
