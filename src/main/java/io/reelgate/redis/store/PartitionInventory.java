package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Index;
import io.reelgate.port.Inventory;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes stock of a partition: the indexes of the known models and upstreams first, then their tasks, and then what these
 * lead to: slots, and the indexes of models and upstreams that are not known any more.
 */
final class PartitionInventory {
    private final RedisConnections connections;
    private final Keys keys;
    private final KnownNames known;
    private final IndexScan scan;
    private final TaskBriefs briefs;

    PartitionInventory(RedisConnections connections, Keys keys, KnownNames known) {
        this.connections = connections;
        this.keys = keys;
        this.known = known;
        this.scan = new IndexScan(connections, keys);
        this.briefs = new TaskBriefs(connections, keys);
    }

    Future<Inventory> take(Partition partition) {
        return accounts(partition)
                .compose(accounts -> scan.read(partition, known.indexes())
                        .compose(named ->
                                briefs.read(named.keySet()).compose(read -> follow(partition, accounts, named, read))));
    }

    private Future<List<AccountId>> accounts(Partition partition) {
        return connections
                .send(Request.cmd(Command.SMEMBERS).arg(keys.accounts(partition)))
                .map(reply -> Replies.texts(reply).stream().map(AccountId::new).toList());
    }

    private Future<Inventory> follow(
            Partition partition, List<AccountId> accounts, Map<TaskId, Set<Index>> named, TaskBriefs.Read read) {
        Set<Index> further = new HashSet<>(known.slots(accounts));
        for (Task task : read.idToTask().values()) {
            further.add(IndexKeys.slots(task));
            further.addAll(IndexKeys.possible(task));
        }
        further.removeAll(known.indexes());
        return scan.read(partition, further).compose(more -> complete(named, more, read));
    }

    private Future<Inventory> complete(
            Map<TaskId, Set<Index>> named, Map<TaskId, Set<Index>> more, TaskBriefs.Read read) {
        Collection<TaskId> unread = new ArrayList<>(more.keySet());
        unread.removeAll(named.keySet());
        return briefs.read(unread).map(rest -> inventory(merged(named, more), read, rest));
    }

    private static Inventory inventory(Map<TaskId, Set<Index>> named, TaskBriefs.Read first, TaskBriefs.Read rest) {
        Map<TaskId, Task> tasks = new HashMap<>(first.idToTask());
        tasks.putAll(rest.idToTask());
        Set<TaskId> unreadable = new HashSet<>(first.unreadable());
        unreadable.addAll(rest.unreadable());
        return new Inventory(named, tasks, unreadable);
    }

    private static Map<TaskId, Set<Index>> merged(Map<TaskId, Set<Index>> named, Map<TaskId, Set<Index>> more) {
        more.forEach((id, indexes) ->
                named.computeIfAbsent(id, first -> new HashSet<>()).addAll(indexes));
        return named;
    }
}
