package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Outbox;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Claims rows of endpoints, one endpoint after the other so that {@code most} is never exceeded, and reads them. */
final class CallbackClaims {
    /** What is claimed from each endpoint. */
    record Wanted(Partition partition, int perEndpoint, Duration lease) {}

    private final RedisConnections connections;
    private final Scripts scripts;
    private final Keys keys;
    private final TimeBound bound;

    CallbackClaims(RedisConnections connections, Keys keys, TimeBound bound) {
        this.connections = connections;
        this.scripts = new Scripts(connections);
        this.keys = keys;
        this.bound = bound;
    }

    Future<List<Outbox.Callback>> take(Wanted wanted, List<String> endpoints, int most) {
        if (endpoints.isEmpty() || most <= 0) {
            return Future.succeededFuture(List.of());
        }
        List<String> others = endpoints.subList(1, endpoints.size());
        return claim(wanted, endpoints.getFirst(), most)
                .compose(rows -> take(wanted, others, most - rows.size()).map(more -> joined(rows, more)));
    }

    private static List<Outbox.Callback> joined(List<Outbox.Callback> rows, List<Outbox.Callback> more) {
        List<Outbox.Callback> all = new ArrayList<>(rows);
        all.addAll(more);
        return all;
    }

    private Future<List<Outbox.Callback>> claim(Wanted wanted, String endpoint, int most) {
        Partition partition = wanted.partition();
        List<String> names =
                List.of(keys.endpoints(partition), keys.outbox(partition, endpoint), keys.flights(partition, endpoint));
        List<String> arguments = List.of(
                endpoint,
                Integer.toString(most),
                Integer.toString(wanted.perEndpoint()),
                Long.toString(wanted.lease().toMillis()),
                bound.next(partition));
        return scripts.run(Script.CLAIM_CALLBACKS, names, arguments)
                .compose(reply -> read(wanted, endpoint, Replies.texts(reply)));
    }

    /** {@code answer}: the lease end, then ids; or nothing. */
    private Future<List<Outbox.Callback>> read(Wanted wanted, String endpoint, List<String> answer) {
        if (answer.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        long lease = Long.parseLong(answer.getFirst());
        List<TaskId> ids = answer.stream().skip(1).map(TaskId::new).toList();
        return connections
                .sendAll(ids.stream().map(this::row).toList())
                .compose(rows -> callbacks(wanted.partition(), ids, rows, endpoint, lease));
    }

    private Request row(TaskId id) {
        return Request.cmd(Command.HGETALL).arg(keys.callback(id));
    }

    private Future<List<Outbox.Callback>> callbacks(
            Partition partition, List<TaskId> ids, List<Response> rows, String endpoint, long lease) {
        List<Outbox.Callback> callbacks = new ArrayList<>();
        List<Request> gone = new ArrayList<>();
        for (int index = 0; index < ids.size(); index++) {
            Map<String, String> row = Replies.hash(rows.get(index));
            if (row.isEmpty()) {
                gone.add(remove(keys.outbox(partition, endpoint), ids.get(index)));
                gone.add(remove(keys.flights(partition, endpoint), ids.get(index)));
            } else {
                callbacks.add(callback(ids.get(index), row, endpoint, lease));
            }
        }
        return connections.sendAll(gone).map(callbacks);
    }

    private static Request remove(String key, TaskId id) {
        return Request.cmd(Command.ZREM).arg(key).arg(id.value());
    }

    private static Outbox.Callback callback(TaskId id, Map<String, String> row, String endpoint, long lease) {
        return new Outbox.Callback(
                id,
                new AccountId(row.get("account")),
                endpoint,
                row.get("url"),
                row.get("body"),
                Integer.parseInt(row.get("attempts")),
                lease);
    }
}
