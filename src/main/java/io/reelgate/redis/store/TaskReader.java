package io.reelgate.redis.store;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads tasks by id, any number in one pipelined round trip. */
final class TaskReader {
    private final RedisConnections connections;
    private final Keys keys;

    TaskReader(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
    }

    Future<Optional<Task>> read(TaskId id) {
        return connections.send(request(id)).map(reply -> task(id, reply));
    }

    /** In the order asked for; empty where there is no such task. Every id must be one the keys hold. */
    Future<List<Optional<Task>>> read(List<TaskId> ids) {
        List<Request> requests = ids.stream().map(this::request).toList();
        return connections.sendAll(requests).map(replies -> tasks(ids, replies));
    }

    Request request(TaskId id) {
        return Request.cmd(Command.HGETALL).arg(keys.task(id));
    }

    private static List<Optional<Task>> tasks(List<TaskId> ids, List<Response> replies) {
        return IntStream.range(0, ids.size())
                .mapToObj(index -> task(ids.get(index), replies.get(index)))
                .toList();
    }

    /** Empty where there is no such task. */
    static Optional<Task> task(TaskId id, Response reply) {
        Map<String, String> fields = Replies.hash(reply);
        return fields.isEmpty() ? Optional.empty() : Optional.of(TaskFields.read(id, fields));
    }
}
