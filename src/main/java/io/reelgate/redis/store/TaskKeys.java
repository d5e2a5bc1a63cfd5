package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
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

/** Finds tasks that have not ended and are not listed as such, and ended ones that would stay for ever. */
final class TaskKeys {
    private static final int QUESTIONS = 3;
    private static final long FOR_EVER = -1;

    private final RedisConnections connections;
    private final Keys keys;
    private final TaskBriefs briefs;

    TaskKeys(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
        this.briefs = new TaskBriefs(connections, keys);
    }

    Future<Void> judge(Partition partition, List<String> names, KeyFindings findings) {
        List<TaskId> ids =
                names.stream().map(TaskId::parse).flatMap(Optional::stream).toList();
        List<Request> requests = new ArrayList<>();
        ids.forEach(id -> requests.addAll(questions(partition, id)));
        return connections
                .sendAll(requests)
                .onSuccess(replies -> judge(ids, replies, findings))
                .mapEmpty();
    }

    private List<Request> questions(Partition partition, TaskId id) {
        return List.of(
                briefs.request(id),
                Request.cmd(Command.ZSCORE).arg(keys.active(partition)).arg(id.value()),
                Request.cmd(Command.PTTL).arg(keys.task(id)));
    }

    private void judge(List<TaskId> ids, List<Response> replies, KeyFindings findings) {
        for (int turn = 0; turn < ids.size(); turn++) {
            List<Response> answers = replies.subList(QUESTIONS * turn, QUESTIONS * (turn + 1));
            if (answers.get(1) == null) {
                inactive(ids.get(turn), answers.get(0), answers.get(2).toLong(), findings);
            }
        }
    }

    /** One that is listed is met by the audit of its partition. */
    private void inactive(TaskId id, Response brief, long expiry, KeyFindings findings) {
        TaskBriefs.Read read = new TaskBriefs.Read();
        read.add(id, brief);
        Optional<Task> task = Optional.ofNullable(read.idToTask().get(id));
        if (!read.unreadable().isEmpty()) {
            findings.unreadable().add(keys.task(id));
        }
        task.filter(found -> !found.state().terminal() || expiry == FOR_EVER)
                .ifPresent(found -> findings.suspects().add(new Suspect(id, task, Set.of())));
    }
}
