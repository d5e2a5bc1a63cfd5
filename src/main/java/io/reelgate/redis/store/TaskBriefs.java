package io.reelgate.redis.store;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads many tasks of one partition without their requests. */
final class TaskBriefs {
    private static final int AT_ONCE = 500;

    /** Who is in neither is gone. */
    record Read(Map<TaskId, Task> idToTask, Set<TaskId> unreadable) {
        Read() {
            this(new HashMap<>(), new HashSet<>());
        }

        void add(TaskId id, Response reply) {
            Map<String, String> fields = fields(reply);
            if (fields.isEmpty()) {
                return;
            }
            try {
                idToTask.put(id, TaskFields.read(id, fields));
            } catch (RuntimeException notUnderstood) {
                unreadable.add(id);
            }
        }
    }

    private final RedisConnections connections;
    private final Keys keys;

    TaskBriefs(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
    }

    Future<Read> read(Collection<TaskId> ids) {
        Read read = new Read();
        return read(List.copyOf(ids), read).map(read);
    }

    private Future<Void> read(List<TaskId> ids, Read read) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        List<TaskId> now = ids.subList(0, Math.min(AT_ONCE, ids.size()));
        return connections
                .sendAll(now.stream().map(this::request).toList())
                .onSuccess(replies -> note(now, replies, read))
                .compose(replies -> read(ids.subList(now.size(), ids.size()), read));
    }

    private static void note(List<TaskId> ids, List<Response> replies, Read read) {
        for (int turn = 0; turn < ids.size(); turn++) {
            read.add(ids.get(turn), replies.get(turn));
        }
    }

    Request request(TaskId id) {
        Request request = Request.cmd(Command.HMGET).arg(keys.task(id));
        TaskFields.BRIEF.forEach(request::arg);
        return request;
    }

    private static Map<String, String> fields(Response reply) {
        Map<String, String> fields = new HashMap<>();
        for (int place = 0; place < TaskFields.BRIEF.size(); place++) {
            String value = Replies.text(reply, place);
            if (value != null) {
                fields.put(TaskFields.BRIEF.get(place), value);
            }
        }
        return fields;
    }
}
