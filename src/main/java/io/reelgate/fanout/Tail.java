package io.reelgate.fanout;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the event streams of exactly those partitions that somebody on this node watches. One per node; its state
 * is confined to its context, its methods may be called from any thread. {@link TailLoop} does the reading.
 */
final class Tail {
    private final LogReader reader;
    private final Partitions partitions;
    private final TailLoop loop;
    private final Map<Partition, Watched> partitionToWatched = new HashMap<>();
    private final Promise<Context> started = Promise.promise();

    Tail(FanoutPorts ports, FanoutView view, FanoutSettings.Tailing settings) {
        this.reader = new LogReader(ports, view.clock(), settings.batch());
        this.partitions = view.partitions();
        this.loop = new TailLoop(this::open, reader, settings, view.clock(), ports.metrics());
    }

    /** Runs on the calling context until {@link #stop}. */
    void start(Vertx vertx) {
        Context context = vertx.getOrCreateContext();
        loop.start(vertx);
        started.tryComplete(context);
    }

    void stop() {
        loop.stop();
    }

    /**
     * From the answered position on the watcher is told every change, and everything up to it was told before the
     * answer if it watched already. Completes on the watcher's context; fails when the log cannot be asked.
     */
    Future<Offset> attach(Watcher watcher) {
        Promise<Offset> promise = Promise.promise();
        started.future().onSuccess(context -> context.runOnContext(nothing -> add(watcher, context, promise)));
        return promise.future();
    }

    void detach(Watcher watcher) {
        started.future().onSuccess(context -> context.runOnContext(nothing -> remove(watcher)));
    }

    private void add(Watcher watcher, Context context, Promise<Offset> promise) {
        Partition partition = partitions.of(watcher.account());
        Watched watched = partitionToWatched.computeIfAbsent(partition, Watched::new);
        watched.add(watcher);
        Hop.to(context, position(watched)).onComplete(opened -> answer(watcher, watched, opened, promise));
    }

    private Future<Offset> position(Watched watched) {
        return watched.isOpen() ? Future.succeededFuture(watched.offset()) : reader.latest(watched.partition());
    }

    /** The position is the one at this moment: news sent before it to the same context arrive before it. */
    private void answer(Watcher watcher, Watched watched, AsyncResult<Offset> latest, Promise<Offset> promise) {
        if (latest.failed()) {
            remove(watcher);
            watcher.context().runOnContext(nothing -> promise.fail(latest.cause()));
            return;
        }
        if (!watched.isOpen()) {
            watched.open(latest.result());
        }
        Offset position = watched.offset();
        watcher.context().runOnContext(nothing -> promise.complete(position));
    }

    private void remove(Watcher watcher) {
        partitionToWatched.computeIfPresent(
                partitions.of(watcher.account()), (partition, watched) -> without(watched, watcher));
    }

    private static Watched without(Watched watched, Watcher watcher) {
        watched.remove(watcher);
        return watched.unwatched() ? null : watched;
    }

    private List<Watched> open() {
        List<Watched> open = new ArrayList<>(partitionToWatched.values());
        open.removeIf(watched -> !watched.isOpen());
        return open;
    }
}
