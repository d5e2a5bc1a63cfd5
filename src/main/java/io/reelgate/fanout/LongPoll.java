package io.reelgate.fanout;

import io.reelgate.bus.BusMessage.AwaitChange;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Task;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/** One wait for a version above the one the caller has. */
final class LongPoll implements Watcher {
    private final AwaitChange wanted;
    private final Node node;
    private final Context context;
    private final Promise<Boolean> answer = Promise.promise();
    private long timer;

    LongPoll(AwaitChange wanted, Node node, Context context) {
        this.wanted = wanted;
        this.node = node;
        this.context = context;
    }

    /** Always succeeds: true at the first change, false when the time is up. */
    Future<Boolean> start() {
        timer = context.owner().setTimer(Math.max(1, wanted.atMost().toMillis()), fired -> end(false));
        node.tail().attach(this).onSuccess(position -> check());
        return answer.future();
    }

    void giveUp() {
        end(false);
    }

    /** What changed before the tail was attached is not in its news. */
    private void check() {
        Hop.to(context, node.ports().tasks().find(wanted.id())).onSuccess(this::read);
    }

    private void read(Optional<Task> found) {
        if (found.filter(task -> task.account().equals(wanted.account()) && task.version() > wanted.version())
                .isPresent()) {
            end(true);
        }
    }

    private void end(boolean changed) {
        if (answer.tryComplete(changed)) {
            context.owner().cancelTimer(timer);
            node.tail().detach(this);
        }
    }

    @Override
    public AccountId account() {
        return wanted.account();
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public void changed(Change change) {
        if (change.taskId().equals(wanted.id().value()) && change.version() > wanted.version()) {
            end(true);
        }
    }

    @Override
    public void lost(Offset since) {
        check();
    }
}
