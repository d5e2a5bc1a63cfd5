package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Index;
import io.reelgate.port.Suspect;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is left in indexes and slots of models, upstreams and accounts that nobody here knows any more. */
final class ForeignIndexes {
    private final RedisConnections connections;
    private final Keys keys;
    private final KnownNames known;
    private final IndexScan scan;
    private final TaskBriefs briefs;

    ForeignIndexes(RedisConnections connections, Keys keys, KnownNames known) {
        this.connections = connections;
        this.keys = keys;
        this.known = known;
        this.scan = new IndexScan(connections, keys);
        this.briefs = new TaskBriefs(connections, keys);
    }

    Future<Void> judge(Partition partition, List<KeyName> names, KeyFindings findings) {
        List<Index> indexes = names.stream()
                .map(ForeignIndexes::index)
                .flatMap(Optional::stream)
                .filter(index -> !known.indexes().contains(index))
                .toList();
        List<Index.Slots> slots = indexes.stream()
                .filter(Index.Slots.class::isInstance)
                .map(Index.Slots.class::cast)
                .toList();
        return connections
                .sendAll(slots.stream().map(each -> isAccount(partition, each)).toList())
                .map(replies -> foreign(indexes, slots, replies))
                .compose(foreign -> look(partition, foreign, findings));
    }

    private static Optional<Index> index(KeyName name) {
        return switch (name.kind()) {
            case "ready" -> Optional.of(new Index.Ready(name.rest()));
            case "due" -> Optional.of(new Index.Due(name.rest()));
            case "slots" -> slots(name.rest().split(":", 2));
            default -> Optional.empty();
        };
    }

    private static Optional<Index> slots(String[] names) {
        return names.length < 2 ? Optional.empty() : Optional.of(new Index.Slots(new AccountId(names[0]), names[1]));
    }

    private Request isAccount(Partition partition, Index.Slots slots) {
        return Request.cmd(Command.SISMEMBER)
                .arg(keys.accounts(partition))
                .arg(slots.account().value());
    }

    /** Without the slots that the audit of the partition visits. */
    private List<Index> foreign(List<Index> indexes, List<Index.Slots> slots, List<Response> replies) {
        List<Index> foreign = new ArrayList<>(indexes);
        for (int turn = 0; turn < slots.size(); turn++) {
            boolean visited = replies.get(turn).toInteger() == 1
                    && known.models().contains(slots.get(turn).model());
            if (visited) {
                foreign.remove(slots.get(turn));
            }
        }
        return foreign;
    }

    private Future<Void> look(Partition partition, List<Index> foreign, KeyFindings findings) {
        return scan.read(partition, foreign)
                .compose(named -> briefs.read(named.keySet())
                        .onSuccess(read -> named.forEach((id, indexes) -> note(id, indexes, read, findings))))
                .mapEmpty();
    }

    private static void note(TaskId id, Set<Index> indexes, TaskBriefs.Read read, KeyFindings findings) {
        Optional<Task> task = Optional.ofNullable(read.idToTask().get(id));
        boolean fitting = task.filter(found -> !found.state().terminal())
                .filter(found -> fits(found, indexes))
                .isPresent();
        if (!fitting && !read.unreadable().contains(id)) {
            findings.suspects().add(new Suspect(id, task, indexes));
        }
    }

    private static boolean fits(Task task, Set<Index> indexes) {
        return Set.of(IndexKeys.slots(task), IndexKeys.home(task)).containsAll(indexes);
    }
}
