package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.port.Index;
import io.reelgate.port.Suspect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys and arguments of {@code repair_task.lua} and {@code forget_task.lua}. */
final class RepairCall {
    /** Tasks that were lost together are not looked at together. */
    private static final int SPREAD_MILLIS = 2_000;

    private final Keys keys;
    private final Duration retention;
    private final Duration lease;
    private final Duration patience;

    /** {@code lease}: how long a submit may be under way; {@code patience}: the archive's, beyond a deadline. */
    RepairCall(Keys keys, Duration retention, Duration lease, Duration patience) {
        this.keys = keys;
        this.retention = retention;
        this.lease = lease;
        this.patience = patience;
    }

    List<String> keys(Suspect suspect, Task task) {
        Partition partition = suspect.id().partition();
        List<String> names = new ArrayList<>();
        names.add(keys.task(suspect.id()));
        names.add(keys.active(partition));
        names.add(keys.slots(task.account(), task.model()));
        names.add(keys.turns(partition, task.model()));
        names.add(keys.claimed(partition));
        names.add(IndexKeys.of(keys, partition, IndexKeys.home(task)));
        names.addAll(keys(partition, sorted(others(suspect, task))));
        names.addAll(keys(partition, slots(others(suspect, task))));
        return names;
    }

    List<String> arguments(Suspect suspect, Task task, String bound) {
        return List.of(
                suspect.id().value(),
                Long.toString(task.version()),
                bound,
                Long.toString(lease.toMillis()),
                Integer.toString(Math.floorMod(suspect.id().hashCode(), SPREAD_MILLIS)),
                Long.toString(retention.toMillis()),
                Integer.toString(sorted(others(suspect, task)).size()),
                Long.toString(patience.toMillis()));
    }

    /** Where it was met, or might be met, beside the places that the script knows by their own names. */
    private static Set<Index> others(Suspect suspect, Task task) {
        Set<Index> others = new LinkedHashSet<>(suspect.indexes());
        others.addAll(IndexKeys.possible(task));
        others.remove(new Index.Active());
        others.remove(new Index.Claimed());
        others.remove(IndexKeys.slots(task));
        others.remove(IndexKeys.home(task));
        return others;
    }

    List<String> keysOfGone(Suspect suspect) {
        Partition partition = suspect.id().partition();
        List<String> names = new ArrayList<>();
        names.add(keys.task(suspect.id()));
        names.addAll(keys(partition, sorted(suspect.indexes())));
        names.addAll(keys(partition, slots(suspect.indexes())));
        return names;
    }

    List<String> argumentsOfGone(Suspect suspect, String bound) {
        return List.of(
                suspect.id().value(),
                bound,
                Integer.toString(sorted(suspect.indexes()).size()));
    }

    private List<String> keys(Partition partition, List<Index> indexes) {
        return indexes.stream()
                .map(index -> IndexKeys.of(keys, partition, index))
                .toList();
    }

    private static List<Index> sorted(Collection<Index> indexes) {
        return indexes.stream().filter(index -> !(index instanceof Index.Slots)).toList();
    }

    private static List<Index> slots(Collection<Index> indexes) {
        return indexes.stream().filter(Index.Slots.class::isInstance).toList();
    }
}
