package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Visits every partition again and again: those assigned to this node often, the others seldom. Each partition keeps
 * its own pace, so none waits for another, and has at most one visit at a time. No failure ends the rounds: a failed
 * visit is repeated with growing waits, and only the first failure of an outage is logged. Used on one event loop,
 * that of the verticle that starts it.
 */
public final class PartitionRounds {
    /** What a visit came to, and with it how soon the next one is worth it. */
    public enum Found {
        /** Slower. */
        NOTHING,
        /** The same pace. */
        SOME,
        /** Faster. */
        MANY,
        /** As much as was asked for: there may be more, so at once. */
        FULL,
        /** The node could not take any work: as soon as it may have room again. */
        BUSY
    }

    /**
     * How often a partition is visited.
     *
     * @param shortest wait between visits that find much
     * @param longest wait between visits that find nothing
     * @param seldom wait between visits of a partition that is another node's
     */
    public record Rhythm(Duration shortest, Duration longest, Duration seldom) {}

    private final Map<Partition, PartitionLoop> partitionToLoop = new LinkedHashMap<>();
    private final Vertx vertx;
    private final Presence presence;
    private final Rhythm rhythm;
    private final Outage outage;
    private final Function<Partition, Future<Found>> visit;

    /** {@code name} is for the log. */
    public PartitionRounds(
            String name, Vertx vertx, Presence presence, Rhythm rhythm, Function<Partition, Future<Found>> visit) {
        this.vertx = vertx;
        this.presence = presence;
        this.rhythm = rhythm;
        this.outage = new Outage(name);
        this.visit = visit;
    }

    /** The first visits are spread over the longest wait. */
    public void start() {
        for (Partition partition : presence.all()) {
            PartitionLoop loop = new PartitionLoop(vertx, partition, this::isAssigned, rhythm, this::visited);
            partitionToLoop.put(partition, loop);
            loop.start(rhythm.longest().toMillis()
                    * partition.index()
                    / presence.all().size());
        }
    }

    /** There is news in a partition: it is visited at once, or again as soon as the present visit ends. */
    public void wake(Partition partition) {
        PartitionLoop loop = partitionToLoop.get(partition);
        if (loop != null) {
            loop.wake();
        }
    }

    /** No visit begins after this; completes when the last one has ended. May be called twice, or before a start. */
    public Future<Void> stop() {
        return Future.join(partitionToLoop.values().stream()
                        .map(PartitionLoop::stop)
                        .toList())
                .mapEmpty();
    }

    /** Stops, and waits for the work begun until its permits are back, but not for ever: a lease that is left lapses. */
    public Future<Void> stop(Permits permits, Duration patience) {
        return stop().eventually(permits::close)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }

    private Future<Found> visited(Partition partition) {
        return Future.succeededFuture(partition)
                .compose(visit)
                .onSuccess(found -> outage.over())
                .onFailure(outage::seen);
    }

    private boolean isAssigned(Partition partition) {
        return presence.assigned().contains(partition);
    }
}
