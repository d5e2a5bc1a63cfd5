package io.reelgate.redis.store;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the tasks that an index names. What is gone leaves the index, or it would be found again for ever. What cannot
 * be read stays, because a newer node may understand it, and holds up no other task.
 */
final class IndexedTasks {
    private static final Logger LOG = LoggerFactory.getLogger(IndexedTasks.class);

    private final RedisConnections connections;
    private final TaskReader reader;

    IndexedTasks(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.reader = new TaskReader(connections, keys);
    }

    /** The tasks that are there, in the order asked for. */
    Future<List<Task>> read(String index, List<TaskId> ids) {
        return connections
                .sendAll(ids.stream().map(reader::request).toList())
                .compose(replies -> present(index, ids, replies));
    }

    private Future<List<Task>> present(String index, List<TaskId> ids, List<Response> replies) {
        List<Task> present = new ArrayList<>(ids.size());
        List<TaskId> gone = new ArrayList<>();
        for (int position = 0; position < ids.size(); position++) {
            sort(ids.get(position), replies.get(position), present, gone);
        }
        return gone.isEmpty()
                ? Future.succeededFuture(present)
                : connections.send(removal(index, gone)).map(present);
    }

    private static void sort(TaskId id, Response reply, List<Task> present, List<TaskId> gone) {
        try {
            TaskReader.task(id, reply).ifPresentOrElse(present::add, () -> gone.add(id));
        } catch (RuntimeException unreadable) {
            LOG.atError().addKeyValue("task", id).log("left alone, cannot be read: {}", unreadable.toString());
        }
    }

    private static Request removal(String index, List<TaskId> gone) {
        Request removal = Request.cmd(Command.ZREM).arg(index);
        gone.forEach(id -> removal.arg(id.value()));
        return removal;
    }
}
