package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Index;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the indexes are. */
final class IndexKeys {
    private IndexKeys() {}

    static String of(Keys keys, Partition partition, Index index) {
        return switch (index) {
            case Index.Active active -> keys.active(partition);
            case Index.Ready ready -> keys.ready(partition, ready.model());
            case Index.Claimed claimed -> keys.claimed(partition);
            case Index.Due due -> keys.due(partition, due.upstream());
            case Index.Collecting collecting -> keys.collecting(partition);
            case Index.Slots slots -> keys.slots(slots.account(), slots.model());
        };
    }

    static Index.Slots slots(Task task) {
        return new Index.Slots(task.account(), task.model());
    }

    /** Where somebody picks the task up; {@link Index.Claimed}, which it is not in, for one that has ended. */
    static Index home(Task task) {
        return switch (task.state()) {
            case TaskState.Queued queued -> new Index.Ready(task.model());
            case TaskState.Unclear unclear -> new Index.Due(unclear.intent().route());
            case TaskState.Running running -> new Index.Due(running.job().route());
            case TaskState.Collecting collecting -> new Index.Collecting();
            default -> new Index.Claimed();
        };
    }

    /** Every index a task of this kind may be in at some time, but for its slots. */
    static List<Index> possible(Task task) {
        Optional<Index> due = task.state().upstream().map(Index.Due::new);
        Stream<Index> others = Stream.of(new Index.Ready(task.model()), new Index.Claimed(), new Index.Collecting());
        return Stream.concat(others, due.stream()).toList();
    }
}
