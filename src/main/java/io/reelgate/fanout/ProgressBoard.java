package io.reelgate.fanout;

import io.reelgate.domain.task.Progress;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The unfinished tasks that sockets of this node watch, as last read: their progress is estimated from here, so that a
 * progress frame costs no read. Safe from any thread. {@link ProgressReader} keeps it fresh.
 */
final class ProgressBoard {
    private final Map<String, Entry> idToEntry = new ConcurrentHashMap<>();
    private final Snapshots snapshots;
    private final Clock clock;

    ProgressBoard(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Counts: as many {@link #unwatch} are needed. */
    void watch(String id) {
        idToEntry.merge(id, new Entry(1, Optional.empty()), Entry::plus);
    }

    void unwatch(String id) {
        idToEntry.computeIfPresent(id, (key, entry) -> entry.watchers() > 1 ? entry.minusOne() : null);
    }

    /** Kept when somebody watches it and it is no older than what is known. */
    void seen(Task task) {
        idToEntry.computeIfPresent(task.id().value(), (key, entry) -> entry.with(task));
    }

    /** Empty while the task was not read yet, and once it has ended. */
    Optional<Progress> of(String id) {
        return Optional.ofNullable(idToEntry.get(id))
                .flatMap(Entry::task)
                .filter(task -> !task.state().terminal())
                .map(task -> snapshots.progress(task, clock.instant()));
    }

    List<String> watched() {
        return List.copyOf(idToEntry.keySet());
    }

    private record Entry(int watchers, Optional<Task> task) {
        Entry plus(Entry other) {
            return new Entry(watchers + other.watchers, task);
        }

        Entry minusOne() {
            return new Entry(watchers - 1, task);
        }

        Entry with(Task read) {
            boolean older =
                    task.filter(known -> known.version() > read.version()).isPresent();
            return older ? this : new Entry(watchers, Optional.of(read));
        }
    }
}
