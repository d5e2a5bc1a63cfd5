package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Work;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Claims in two steps: a script moves members of one index, then their tasks are read. */
final class ClaimCall {
    private static final int MOST = 1_000;

    private final Scripts scripts;
    private final Keys keys;
    private final List<String> models;
    private final TimeBound bound;
    private final IndexedTasks indexed;
    private final AtomicInteger firstModel = new AtomicInteger();

    ClaimCall(RedisConnections connections, Keys keys, List<String> models, TimeBound bound) {
        this.scripts = new Scripts(connections);
        this.keys = keys;
        this.models = List.copyOf(models);
        this.bound = bound;
        this.indexed = new IndexedTasks(connections, keys);
    }

    Future<List<ClaimedTask>> run(Work work, Partition partition, int most, Duration lease) {
        String count = Integer.toString(Math.min(most, MOST));
        String millis = Long.toString(lease.toMillis());
        Future<Response> claimed =
                work instanceof Work.Submit ? ready(partition, count, millis) : due(work, partition, count, millis);
        return claimed.compose(reply -> tasks(work, partition, Replies.texts(reply)));
    }

    private Future<Response> ready(Partition partition, String most, String lease) {
        List<String> names = new ArrayList<>(1 + 2 * models.size());
        names.add(keys.claimed(partition));
        for (String model : models) {
            names.add(keys.ready(partition, model));
            names.add(keys.turns(partition, model));
        }
        String first = Integer.toString(Math.floorMod(firstModel.getAndIncrement(), models.size()));
        return scripts.run(Script.CLAIM_READY, names, List.of(most, lease, first, bound.next(partition)));
    }

    private Future<Response> due(Work work, Partition partition, String most, String lease) {
        return scripts.run(
                Script.CLAIM_DUE, List.of(index(keys, work, partition)), List.of(most, lease, bound.next(partition)));
    }

    /** The index whose score is a claim's fence. */
    static String index(Keys keys, Work work, Partition partition) {
        return switch (work) {
            case Work.Submit submit -> keys.claimed(partition);
            case Work.Look look -> keys.due(partition, look.upstream());
            case Work.Archive archive -> keys.collecting(partition);
        };
    }

    /** {@code answer}: the lease end, then ids; or nothing. */
    private Future<List<ClaimedTask>> tasks(Work work, Partition partition, List<String> answer) {
        if (answer.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        long until = Long.parseLong(answer.getFirst());
        List<TaskId> ids = answer.stream().skip(1).map(TaskId::new).toList();
        return indexed.read(index(keys, work, partition), ids).map(found -> claimed(found, work, until));
    }

    private static List<ClaimedTask> claimed(List<Task> found, Work work, long until) {
        return found.stream()
                .map(task -> new ClaimedTask(new Claim(task.id(), work, until), task))
                .toList();
    }
}
