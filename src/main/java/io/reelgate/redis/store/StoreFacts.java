package io.reelgate.redis.store;

import io.reelgate.domain.account.Partitions;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;

/** What is fixed once for a store and the same for every node: the first one to ask decides. */
public final class StoreFacts {
    /** Signs the URLs of results. */
    public static final String FILES_SECRET = "files-secret";

    /** The marker of the result store's folder. */
    public static final String RESULT_STORE = "result-store";

    private static final String PARTITIONS = "partitions";

    private final RedisConnections connections;
    private final String key;

    StoreFacts(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.key = keys.facts();
    }

    /** The fact as it stands; {@code candidate} when nobody had stated it before. */
    public Future<String> state(String fact, String candidate) {
        List<Request> requests = List.of(
                Request.cmd(Command.HSETNX).arg(key).arg(fact).arg(candidate),
                Request.cmd(Command.HGET).arg(key).arg(fact));
        return connections.sendAll(requests).map(replies -> replies.get(1).toString());
    }

    /** Fails with an {@link IllegalStateException} when the store was created with another number of partitions. */
    public Future<Void> check(Partitions partitions) {
        String wanted = Integer.toString(partitions.count());
        return state(PARTITIONS, wanted)
                .compose(held -> held.equals(wanted) ? Future.succeededFuture() : differs(held));
    }

    private static Future<Void> differs(String held) {
        return Future.failedFuture(new IllegalStateException(
                "this store was created with " + held + " partitions; the number can never change"));
    }
}
