package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.port.EventLog;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisErrorReply;
import io.vertx.core.AsyncResult;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One stream per partition, written by the scripts; offsets are stream ids. No read blocks a connection. */
final class RedisEventLog implements EventLog {
    private final RedisConnections connections;
    private final Keys keys;

    RedisEventLog(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
    }

    @Override
    public Future<String> latest(Partition partition) {
        return state(partition).map(StreamState::lastId);
    }

    @Override
    public Future<Page> read(Partition partition, String offset, int most) {
        if (!StreamState.isId(offset)) {
            return Future.succeededFuture(new Page(List.of(), true));
        }
        return connections
                .send(range(partition, offset, most + 1))
                .compose(reply -> page(partition, offset, most, events(reply)));
    }

    /** The event at the offset itself proves that nothing after it was trimmed. */
    private Future<Page> page(Partition partition, String offset, int most, List<Event> found) {
        if (!found.isEmpty() && found.getFirst().offset().equals(offset)) {
            return Future.succeededFuture(new Page(found.subList(1, found.size()), false));
        }
        List<Event> events = found.subList(0, Math.min(most, found.size()));
        return state(partition)
                .map(state -> state.reachesBackTo(offset) ? new Page(events, false) : new Page(List.of(), true));
    }

    /** Each partition on its own, so that a master which is away holds up none but its own. */
    @Override
    public Future<Map<Partition, List<Event>>> tail(Map<Partition, String> offsets, int most) {
        Map<Partition, Future<Response>> partitionToReply = new LinkedHashMap<>();
        offsets.forEach((partition, offset) ->
                partitionToReply.put(partition, connections.send(range(partition, "(" + offset, most))));
        return Future.join(List.copyOf(partitionToReply.values())).transform(all -> answered(partitionToReply, all));
    }

    /** Fails only where nothing was answered. */
    private static Future<Map<Partition, List<Event>>> answered(
            Map<Partition, Future<Response>> partitionToReply, AsyncResult<CompositeFuture> all) {
        Map<Partition, List<Event>> partitionToEvents = new LinkedHashMap<>();
        partitionToReply.forEach((partition, reply) -> {
            if (reply.succeeded()) {
                partitionToEvents.put(partition, events(reply.result()));
            }
        });
        return partitionToEvents.isEmpty() && all.failed()
                ? Future.failedFuture(all.cause())
                : Future.succeededFuture(partitionToEvents);
    }

    private Request range(Partition partition, String from, int most) {
        return Request.cmd(Command.XRANGE)
                .arg(keys.events(partition))
                .arg(from)
                .arg("+")
                .arg("COUNT")
                .arg(most);
    }

    private Future<StreamState> state(Partition partition) {
        return connections
                .send(Request.cmd(Command.XINFO).arg("STREAM").arg(keys.events(partition)))
                .map(StreamState::of)
                .recover(RedisEventLog::orEmpty);
    }

    /** Redis calls a stream that was never written an error. */
    private static Future<StreamState> orEmpty(Throwable cause) {
        boolean missing =
                cause instanceof RedisErrorReply reply && reply.getMessage().contains("no such key");
        return missing ? Future.succeededFuture(StreamState.EMPTY) : Future.failedFuture(cause);
    }

    private static List<Event> events(Response reply) {
        List<Event> events = new ArrayList<>(reply.size());
        reply.forEach(entry -> events.add(event(entry)));
        return events;
    }

    /** The scripts write the fields in this order: account, task, version, data. */
    private static Event event(Response entry) {
        Response fields = entry.get(1);
        return new Event(
                entry.get(0).toString(),
                fields.get(1).toString(),
                fields.get(3).toString(),
                fields.get(5).toLong(),
                fields.get(7).toString());
    }
}
