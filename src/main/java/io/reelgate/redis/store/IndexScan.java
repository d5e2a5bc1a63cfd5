package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Index;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads whole indexes, in pieces so that no command takes long; what is a member all the while is met. */
final class IndexScan {
    private static final int PIECE = 500;
    private static final int KEYS_AT_ONCE = 100;
    private static final String START = "0";

    /** What of an index is still to be read. */
    private record Rest(Index index, String cursor) {}

    private final RedisConnections connections;
    private final Keys keys;

    IndexScan(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
    }

    /** Ids by the indexes that name them. */
    Future<Map<TaskId, Set<Index>>> read(Partition partition, Collection<? extends Index> indexes) {
        Map<TaskId, Set<Index>> named = new HashMap<>();
        List<Rest> rests = indexes.stream().map(index -> new Rest(index, START)).toList();
        return read(partition, rests, named).map(named);
    }

    private Future<Void> read(Partition partition, List<Rest> rests, Map<TaskId, Set<Index>> named) {
        if (rests.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Rest> now = rests.subList(0, Math.min(KEYS_AT_ONCE, rests.size()));
        List<Rest> later = new ArrayList<>(rests.subList(now.size(), rests.size()));
        return connections
                .sendAll(now.stream().map(rest -> request(partition, rest)).toList())
                .onSuccess(replies -> later.addAll(note(now, replies, named)))
                .compose(replies -> read(partition, later, named));
    }

    private Request request(Partition partition, Rest rest) {
        return Request.cmd(rest.index() instanceof Index.Slots ? Command.SSCAN : Command.ZSCAN)
                .arg(IndexKeys.of(keys, partition, rest.index()))
                .arg(rest.cursor())
                .arg("COUNT")
                .arg(PIECE);
    }

    /** What is left to be read of these. */
    private static List<Rest> note(List<Rest> asked, List<Response> replies, Map<TaskId, Set<Index>> named) {
        List<Rest> left = new ArrayList<>();
        for (int turn = 0; turn < asked.size(); turn++) {
            Index index = asked.get(turn).index();
            members(index, replies.get(turn).get(1))
                    .forEach(id ->
                            named.computeIfAbsent(id, first -> new HashSet<>()).add(index));
            String cursor = replies.get(turn).get(0).toString();
            if (!cursor.equals(START)) {
                left.add(new Rest(index, cursor));
            }
        }
        return left;
    }

    /** In a sorted set each member is followed by its score. What is no id is none of ours. */
    private static List<TaskId> members(Index index, Response reply) {
        List<TaskId> members = new ArrayList<>();
        int step = index instanceof Index.Slots ? 1 : 2;
        for (int place = 0; place < reply.size(); place += step) {
            TaskId.parse(reply.get(place).toString()).ifPresent(members::add);
        }
        return members;
    }
}
