package io.reelgate.ingress;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusCodec;
import io.reelgate.bus.BusMessage.AwaitChange;
import io.reelgate.bus.BusMessage.Changed;
import io.reelgate.domain.task.Task;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Holds a status answer back until the task changes, where the caller prefers that. */
final class LongPoll {
    /** The waiting side answers in time by itself; this is for one that died. */
    private static final long GRACE_MILLIS = 2000;

    private final Duration most;
    private final TaskReader tasks;

    LongPoll(Duration most, TaskReader tasks) {
        this.most = most;
        this.tasks = tasks;
    }

    /** The task as it is after the wait, or at once when there is nothing to wait for. */
    Future<Task> await(RoutingContext context, Task task) {
        Duration wait = Preferences.wait(context.request(), most);
        if (wait.isZero() || task.state().terminal() || EntityTags.outdated(context.request(), task.version())) {
            return Future.succeededFuture(task);
        }
        return context.vertx()
                .eventBus()
                .<Changed>request(
                        Address.AWAIT_CHANGE.text(),
                        new AwaitChange(task.account(), task.id(), task.version(), wait),
                        BusCodec.within(wait.toMillis() + GRACE_MILLIS))
                .onSuccess(changed -> applied(context, wait))
                .compose(changed -> tasks.again(task))
                .recover(fault -> withoutWaiting(task, fault));
    }

    private static void applied(RoutingContext context, Duration wait) {
        context.response().putHeader(Headers.PREFERENCE_APPLIED, "wait=" + wait.toSeconds());
    }

    /** A preference may be left unmet: where nobody on this node watches tasks, the answer is today's. */
    private static Future<Task> withoutWaiting(Task task, Throwable fault) {
        return fault instanceof ReplyException ? Future.succeededFuture(task) : Future.failedFuture(fault);
    }
}
