package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.TaskStore;
import io.reelgate.redis.NotConfirmed;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Tasks as hashes, changed by {@code commit_transition.lua} alone. */
final class RedisTaskStore implements TaskStore {
    private final RedisConnections connections;
    private final Scripts scripts;
    private final Keys keys;
    private final TaskReader reader;
    private final CommitCall call;
    private final TimeBound bound;
    private final Optional<ConfirmedScripts> confirmed;

    /** {@code confirmed}: for what must not be forgotten; empty where no replica is asked. */
    RedisTaskStore(
            RedisConnections connections,
            Keys keys,
            CommitCall call,
            TimeBound bound,
            Optional<ConfirmedScripts> confirmed) {
        this.connections = connections;
        this.scripts = new Scripts(connections);
        this.keys = keys;
        this.reader = new TaskReader(connections, keys);
        this.call = call;
        this.bound = bound;
        this.confirmed = confirmed;
    }

    @Override
    public Future<Optional<Task>> find(TaskId id) {
        return findAll(List.of(id)).map(List::getFirst);
    }

    @Override
    public Future<List<Optional<Task>>> findAll(List<TaskId> ids) {
        List<TaskId> ours = ids.stream().filter(keys::holds).toList();
        return reader.read(ours).map(found -> inOrder(ids, found.iterator()));
    }

    private List<Optional<Task>> inOrder(List<TaskId> ids, Iterator<Optional<Task>> found) {
        return ids.stream()
                .map(id -> keys.holds(id) ? found.next() : Optional.<Task>empty())
                .toList();
    }

    @Override
    public Future<List<TaskId>> active(AccountId account, String model) {
        return connections
                .send(Request.cmd(Command.SMEMBERS).arg(keys.slots(account, model)))
                .map(RedisTaskStore::ids)
                .compose(ids -> confirmed.isEmpty() ? Future.succeededFuture(ids) : announced(ids));
    }

    /** Without those that are put aside: nobody was told of them, and nobody may ever be. */
    private Future<List<TaskId>> announced(List<TaskId> ids) {
        return reader.read(ids)
                .map(found -> found.stream()
                        .flatMap(Optional::stream)
                        .filter(task -> !(task.state() instanceof TaskState.Unconfirmed))
                        .map(Task::id)
                        .toList());
    }

    private static List<TaskId> ids(Response reply) {
        return Replies.texts(reply).stream().sorted().map(TaskId::new).toList();
    }

    @Override
    public Future<CommitOutcome> commit(Commit commit) {
        return commit(commit, bound.next(commit.transition().after().id().partition()));
    }

    Future<CommitOutcome> commit(Commit commit, String until) {
        return run(commit, call.keys(commit), call.arguments(commit, until)).map(reply -> outcome(reply.toInteger()));
    }

    private Future<Response> run(Commit commit, List<String> keys, List<String> arguments) {
        return confirmed
                .filter(writes -> commit.transition().irretrievable())
                .map(writes -> writes.run(Script.COMMIT_TRANSITION, keys, arguments))
                .orElseGet(() -> scripts.run(Script.COMMIT_TRANSITION, keys, arguments))
                .recover(RedisTaskStore::withoutEffect);
    }

    /** Where nothing was written there is nothing to confirm. */
    private static Future<Response> withoutEffect(Throwable failure) {
        return failure instanceof NotConfirmed executed && executed.reply().toInteger() < 0
                ? Future.succeededFuture(executed.reply())
                : Future.failedFuture(failure);
    }

    private static CommitOutcome outcome(int code) {
        return switch (code) {
            case 1 -> CommitOutcome.APPLIED;
            case 0 -> CommitOutcome.ALREADY_APPLIED;
            case -1 -> CommitOutcome.STALE;
            case -2 -> CommitOutcome.FENCED;
            case -3 -> throw new StoreUnavailable("the commit reached Redis too late and changed nothing");
            default -> throw new IllegalStateException("commit_transition answered " + code);
        };
    }
}
