package io.reelgate.redis.store;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.JobNames;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Optional;

/** One small key for each job that somebody may name, gone when its task must have ended. */
final class RedisJobNames implements JobNames {
    private final RedisConnections connections;
    private final Keys keys;

    RedisJobNames(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
    }

    @Override
    public Future<Void> remember(String upstream, String job, TaskId id, Duration kept) {
        Request set = Request.cmd(Command.SET)
                .arg(key(upstream, job))
                .arg(id.value())
                .arg("PX")
                .arg(Math.max(1, kept.toMillis()));
        return connections.send(set).mapEmpty();
    }

    @Override
    public Future<Optional<TaskId>> find(String upstream, String job) {
        return connections
                .send(Request.cmd(Command.GET).arg(key(upstream, job)))
                .map(found -> Optional.ofNullable(found).flatMap(id -> TaskId.parse(id.toString())));
    }

    private String key(String upstream, String job) {
        return keys.job(upstream, Sha256.hex(lastPart(job)));
    }

    /** Gemini says {@code models/x/operations/y} to who asks, and perhaps {@code y} to who is told. */
    private static String lastPart(String job) {
        return job.substring(job.lastIndexOf('/') + 1);
    }
}
