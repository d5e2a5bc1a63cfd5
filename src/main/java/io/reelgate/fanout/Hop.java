package io.reelgate.fanout;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * Brings answers back to the context that owns the state they change. A port may complete on any thread; and a hop
 * keeps its place among other tasks sent to that context from the same thread, which is what orders events.
 */
final class Hop {
    private Hop() {}

    static <T> Future<T> to(Context context, Future<T> answer) {
        Promise<T> promise = Promise.promise();
        answer.onComplete(result -> context.runOnContext(nothing -> promise.handle(result)));
        return promise.future();
    }

    /** Runs {@code step} on the context and completes with its answer wherever that completes. */
    static <T> Future<T> run(Context context, Supplier<Future<T>> step) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(nothing -> step.get().onComplete(promise));
        return promise.future();
    }
}
