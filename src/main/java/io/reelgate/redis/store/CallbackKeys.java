package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.LooseCallback;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds callbacks that wait and are in no outbox, and outboxes whose endpoint is not listed. */
final class CallbackKeys {
    private static final int QUESTIONS = 2;
    private static final long FOR_EVER = -1;

    private final RedisConnections connections;
    private final Keys keys;

    CallbackKeys(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
    }

    Future<Void> judge(List<String> names, KeyFindings findings) {
        List<TaskId> ids =
                names.stream().map(TaskId::parse).flatMap(Optional::stream).toList();
        List<Request> requests = new ArrayList<>();
        ids.forEach(id -> requests.addAll(questions(id)));
        return connections.sendAll(requests).compose(replies -> rows(waiting(ids, replies), findings));
    }

    private List<Request> questions(TaskId id) {
        String callback = keys.callback(id);
        return List.of(
                Request.cmd(Command.HMGET).arg(callback).arg("account").arg("url"),
                Request.cmd(Command.PTTL).arg(callback));
    }

    /** A dead letter has an expiry, one that waits has none. */
    private static List<LooseCallback> waiting(List<TaskId> ids, List<Response> replies) {
        List<LooseCallback> waiting = new ArrayList<>();
        for (int turn = 0; turn < ids.size(); turn++) {
            if (replies.get(QUESTIONS * turn + 1).toLong() == FOR_EVER) {
                waiting(ids.get(turn), replies.get(QUESTIONS * turn)).ifPresent(waiting::add);
            }
        }
        return waiting;
    }

    private static Optional<LooseCallback> waiting(TaskId id, Response callback) {
        String account = Replies.text(callback, 0);
        String url = Replies.text(callback, 1);
        return account == null || url == null
                ? Optional.empty()
                : Optional.of(new LooseCallback(
                        id.partition(), CallbackRow.endpoint(new AccountId(account), url), Optional.of(id)));
    }

    private Future<Void> rows(List<LooseCallback> waiting, KeyFindings findings) {
        List<Request> requests = waiting.stream().map(this::row).toList();
        return connections
                .sendAll(requests)
                .onSuccess(scores -> missing(waiting, scores, findings))
                .mapEmpty();
    }

    private Request row(LooseCallback callback) {
        return Request.cmd(Command.ZSCORE)
                .arg(keys.outbox(callback.partition(), callback.endpoint()))
                .arg(callback.id().orElseThrow().value());
    }

    Future<Void> endpoints(Partition partition, List<String> endpoints, KeyFindings findings) {
        List<LooseCallback> listed = endpoints.stream()
                .map(endpoint -> new LooseCallback(partition, endpoint, Optional.empty()))
                .toList();
        return connections
                .sendAll(listed.stream().map(this::listing).toList())
                .onSuccess(scores -> missing(listed, scores, findings))
                .mapEmpty();
    }

    private Request listing(LooseCallback callback) {
        return Request.cmd(Command.ZSCORE)
                .arg(keys.endpoints(callback.partition()))
                .arg(callback.endpoint());
    }

    private static void missing(List<LooseCallback> all, List<Response> scores, KeyFindings findings) {
        for (int turn = 0; turn < all.size(); turn++) {
            if (scores.get(turn) == null) {
                findings.callbacks().add(all.get(turn));
            }
        }
    }
}
