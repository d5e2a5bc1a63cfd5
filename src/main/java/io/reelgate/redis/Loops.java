package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The event loops that connections are spread over: the nth connection to every master lives on the nth. So a caller on
 * one of them reaches every master without a hop. Any thread.
 */
final class Loops {
    private final List<ContextInternal> contexts;
    private final Map<Thread, Integer> threadToIndex = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    Loops(VertxInternal vertx, int count) {
        this.contexts =
                Stream.generate(vertx::createEventLoopContext).limit(count).toList();
    }

    /** Learns which thread is which loop's. */
    Future<Void> start() {
        return Future.all(IntStream.range(0, contexts.size())
                        .mapToObj(this::learn)
                        .toList())
                .mapEmpty();
    }

    private Future<Void> learn(int index) {
        Promise<Void> learnt = Promise.promise();
        contexts.get(index).runOnContext(ignored -> {
            threadToIndex.putIfAbsent(Thread.currentThread(), index);
            learnt.complete();
        });
        return learnt.future();
    }

    List<ContextInternal> all() {
        return contexts;
    }

    ContextInternal first() {
        return contexts.getFirst();
    }

    /** The caller's own loop, else each in turn. */
    int preferred() {
        Integer own = threadToIndex.get(Thread.currentThread());
        return own == null ? Math.floorMod(turn.getAndIncrement(), contexts.size()) : own;
    }
}
