package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Work;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what a sweep looks for: members of an index whose score has passed. Nothing is claimed by it. */
final class Leftovers {
    private final RedisConnections connections;
    private final Keys keys;
    private final IndexedTasks indexed;

    Leftovers(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
        this.indexed = new IndexedTasks(connections, keys);
    }

    /** With the scores as they were found: whoever claims the task meanwhile voids these claims. */
    Future<List<ClaimedTask>> expired(Partition partition, long millis, int most) {
        String index = keys.claimed(partition);
        return connections.send(before(index, millis, most).arg("WITHSCORES")).compose(reply -> expired(index, reply));
    }

    private Future<List<ClaimedTask>> expired(String index, Response reply) {
        Map<TaskId, Long> idToEnd = new LinkedHashMap<>();
        reply.forEach(
                pair -> idToEnd.put(id(pair.get(0)), pair.get(1).toDouble().longValue()));
        return indexed.read(index, List.copyOf(idToEnd.keySet())).map(found -> claims(found, idToEnd));
    }

    private static List<ClaimedTask> claims(List<Task> found, Map<TaskId, Long> idToEnd) {
        return found.stream()
                .map(task -> new ClaimedTask(new Claim(task.id(), Work.SUBMIT, idToEnd.get(task.id())), task))
                .toList();
    }

    Future<List<Task>> overdue(Partition partition, long millis, int most) {
        String index = keys.active(partition);
        return connections
                .send(before(index, millis, most))
                .map(reply -> reply.stream().map(Leftovers::id).toList())
                .compose(ids -> indexed.read(index, ids));
    }

    private static TaskId id(Response member) {
        return new TaskId(member.toString());
    }

    private static Request before(String index, long millis, int most) {
        return Request.cmd(Command.ZRANGE)
                .arg(index)
                .arg("-inf")
                .arg(millis)
                .arg("BYSCORE")
                .arg("LIMIT")
                .arg(0)
                .arg(most);
    }
}
