package io.reelgate.redis.store;

import io.reelgate.domain.task.TaskId;
import io.reelgate.port.LookWaker;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import java.util.List;

/** Moves a task in the index of its next look. */
final class RedisLookWaker implements LookWaker {
    private static final long REST_MILLIS = 1_000;
    private static final long LONGEST_REST_MILLIS = 64_000;

    private final Scripts scripts;
    private final Keys keys;
    private final TimeBound bound;

    RedisLookWaker(RedisConnections connections, Keys keys, TimeBound bound) {
        this.scripts = new Scripts(connections);
        this.keys = keys;
        this.bound = bound;
    }

    @Override
    public Future<Woken> wake(TaskId id, String upstream) {
        return keys.holds(id) ? move(id, upstream) : Future.succeededFuture(Woken.OVER);
    }

    private Future<Woken> move(TaskId id, String upstream) {
        List<String> names = List.of(keys.due(id.partition(), upstream), keys.task(id));
        List<String> arguments = List.of(
                id.value(), Long.toString(REST_MILLIS), Long.toString(LONGEST_REST_MILLIS), bound.next(id.partition()));
        return scripts.run(Script.WAKE_LOOK, names, arguments)
                .map(TimeBound::kept)
                .map(RedisLookWaker::woken);
    }

    private static Woken woken(long code) {
        return switch ((int) code) {
            case 1 -> Woken.MOVED;
            case 2 -> Woken.REPEATED;
            case 3 -> Woken.EARLY;
            default -> Woken.OVER;
        };
    }
}
