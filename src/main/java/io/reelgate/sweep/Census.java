package io.reelgate.sweep;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.port.Damage;
import io.reelgate.port.Index;
import io.reelgate.port.Inventory;
import io.reelgate.port.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * The figures of this node's last audits. A partition that another node has audited since is counted there, so figures
 * that are two rhythms old count no more. Read from any thread.
 */
final class Census {
    /** {@code difference}: slots that were held by no task minus tasks that held none, as the scripts found them. */
    private record Figures(long active, long held, long difference, Instant at) {}

    private final Map<Partition, Figures> partitionToFigures = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration kept;
    private volatile Instant last;

    Census(Clock clock, Duration rhythm) {
        this.clock = clock;
        this.kept = rhythm.multipliedBy(2);
        this.last = clock.instant();
    }

    void measure(Metrics metrics) {
        metrics.gauge("reelgate_tasks_active", () -> sum(Figures::active));
        metrics.gauge("reelgate_slots_held", () -> sum(Figures::held));
        metrics.gauge("reelgate_slots_difference", () -> sum(Figures::difference));
        metrics.gauge(
                "reelgate_audit_age_seconds",
                () -> Duration.between(last, clock.instant()).toSeconds());
    }

    void audited(Partition partition, Inventory inventory, List<Damage> damages) {
        last = clock.instant();
        long active =
                inventory.idToTask().values().stream().filter(Census::lasts).count();
        long held = inventory.idToIndexes().values().stream()
                .mapToLong(indexes ->
                        indexes.stream().filter(Index.Slots.class::isInstance).count())
                .sum();
        partitionToFigures.put(partition, new Figures(active, held, difference(damages), last));
    }

    private static boolean lasts(Task task) {
        return !task.state().terminal();
    }

    private static long difference(List<Damage> damages) {
        return count(damages, Damage.LEAKED_SLOT) - count(damages, Damage.SLOTLESS);
    }

    private static long count(List<Damage> damages, Damage kind) {
        return damages.stream().filter(kind::equals).count();
    }

    private long sum(ToLongFunction<Figures> figure) {
        Instant oldest = clock.instant().minus(kept);
        return partitionToFigures.values().stream()
                .filter(figures -> figures.at().isAfter(oldest))
                .mapToLong(figure)
                .sum();
    }
}
