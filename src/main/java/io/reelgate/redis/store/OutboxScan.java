package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.OutboxInventory;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes stock of the outboxes of a partition, one endpoint after the other. */
final class OutboxScan {
    private static final int AT_ONCE = 500;

    private final RedisConnections connections;
    private final Keys keys;

    OutboxScan(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
    }

    Future<List<OutboxInventory>> read(Partition partition) {
        List<OutboxInventory> read = new ArrayList<>();
        return connections
                .send(members(keys.endpoints(partition)))
                .compose(reply -> read(partition, Replies.texts(reply), read))
                .map(read);
    }

    private Future<Void> read(Partition partition, List<String> endpoints, List<OutboxInventory> read) {
        if (endpoints.isEmpty()) {
            return Future.succeededFuture();
        }
        return read(partition, endpoints.getFirst())
                .onSuccess(read::add)
                .compose(outbox -> read(partition, endpoints.subList(1, endpoints.size()), read));
    }

    private Future<OutboxInventory> read(Partition partition, String endpoint) {
        List<Request> both =
                List.of(members(keys.outbox(partition, endpoint)), members(keys.flights(partition, endpoint)));
        return connections.sendAll(both).compose(replies -> read(partition, endpoint, replies));
    }

    private Future<OutboxInventory> read(Partition partition, String endpoint, List<Response> replies) {
        Set<TaskId> rows = ids(replies.get(0));
        Set<TaskId> flights = ids(replies.get(1));
        Set<TaskId> ids = new HashSet<>(rows);
        ids.addAll(flights);
        Set<TaskId> there = new HashSet<>();
        return exist(List.copyOf(ids), there)
                .map(done -> new OutboxInventory(partition, endpoint, rows, flights, there));
    }

    private Future<Void> exist(List<TaskId> ids, Set<TaskId> there) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        List<TaskId> now = ids.subList(0, Math.min(AT_ONCE, ids.size()));
        return connections
                .sendAll(now.stream().map(this::exists).toList())
                .onSuccess(replies -> note(now, replies, there))
                .compose(replies -> exist(ids.subList(now.size(), ids.size()), there));
    }

    private static void note(List<TaskId> ids, List<Response> replies, Set<TaskId> there) {
        for (int turn = 0; turn < ids.size(); turn++) {
            if (replies.get(turn).toInteger() == 1) {
                there.add(ids.get(turn));
            }
        }
    }

    private Request exists(TaskId id) {
        return Request.cmd(Command.EXISTS).arg(keys.callback(id));
    }

    private static Request members(String key) {
        return Request.cmd(Command.ZRANGE).arg(key).arg(0).arg(-1);
    }

    private static Set<TaskId> ids(Response reply) {
        Set<TaskId> ids = new HashSet<>();
        Replies.texts(reply).stream()
                .map(TaskId::parse)
                .flatMap(Optional::stream)
                .forEach(ids::add);
        return ids;
    }
}
