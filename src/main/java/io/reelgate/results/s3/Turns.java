package io.reelgate.results.s3;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets a few at a time do something, the others wait in order. Safe from any thread. */
final class Turns {
    private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
    private int free;

    Turns(int most) {
        this.free = most;
    }

    <T> Future<T> take(Supplier<Future<T>> work) {
        return turn().compose(come -> work.get().onComplete(done -> next()));
    }

    private synchronized Future<Void> turn() {
        Promise<Void> turn = Promise.promise();
        if (free > 0) {
            free--;
            turn.complete();
        } else {
            waiting.add(turn);
        }
        return turn.future();
    }

    private void next() {
        Promise<Void> next = nextInLine();
        if (next != null) {
            next.complete();
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Promise<Void> nextInLine() {
        Promise<Void> next = waiting.poll();
        if (next == null) {
            free++;
        }
        return next;
    }
}
