package io.reelgate.sweep;

import io.reelgate.bus.WakeUps;
import io.reelgate.domain.account.Partition;
import io.reelgate.port.AuditStore;
import io.reelgate.port.FixedPresence;
import io.reelgate.port.KeySpace;
import io.reelgate.port.KeySpace.Page;
import io.reelgate.port.KeySpace.Position;
import io.reelgate.port.PartitionRounds.Found;
import io.reelgate.port.TaskJournal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One pass of the audit, by hand: the partitions, then all keys. For tests of stores. */
public final class OneAudit {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final KindCounts counts = new KindCounts();
    private final KeySpace keySpace;
    private final Audit audit;
    private final Repairs repairs;

    /** The bus of {@code vertx} must know the codec of messages. */
    public OneAudit(Vertx vertx, AuditStore store, KeySpace keySpace, TaskJournal journal) {
        this.keySpace = keySpace;
        this.repairs = new Repairs(store, new WakeUps(vertx.eventBus()), counts);
        Census census = new Census(Clock.systemUTC(), Duration.ofMinutes(1));
        census.measure(counts);
        var ports = new AuditPorts(store, keySpace, journal, FixedPresence.ofAll(), counts, Clock.systemUTC());
        this.audit = new Audit(ports, repairs, census, MOMENT);
    }

    /** Repairs by kind, since this was made. */
    public Map<String, Integer> run(List<Partition> partitions) {
        partitions.forEach(partition -> await(audit.visit(partition)));
        for (Optional<Position> next = Optional.of(Position.START); next.isPresent(); ) {
            Page page = await(keySpace.page(next.get(), 100));
            await(repairs.ofTasks(page.suspects()));
            await(repairs.ofCallbacks(page.callbacks()));
            next = page.next();
        }
        return counts.counts();
    }

    public long gauge(String name) {
        return counts.gauge(name);
    }

    /** For one that hammers: only the partition. */
    public Future<Found> visit(Partition partition) {
        return audit.visit(partition);
    }

    public Map<String, Integer> counts() {
        return counts.counts();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
