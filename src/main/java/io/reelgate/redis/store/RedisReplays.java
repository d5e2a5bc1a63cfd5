package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.quota.Idempotency;
import io.reelgate.port.Replays;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** Reads the idempotency keys that {@code admit_task.lua} writes. */
final class RedisReplays implements Replays {
    private final RedisConnections connections;
    private final Keys keys;

    RedisReplays(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
    }

    @Override
    public Future<Boolean> known(AccountId account, Idempotency request) {
        return connections
                .send(Request.cmd(Command.GET).arg(keys.idempotency(account, request.keyHash())))
                .map(entry -> sameRequest(entry, request));
    }

    /** The entry is the fingerprint, a space, and the task's id. */
    private static boolean sameRequest(@Nullable Response entry, Idempotency request) {
        return entry != null && entry.toString().startsWith(request.fingerprint() + ' ');
    }
}
