package io.reelgate.egress;

import io.reelgate.port.CallerMedia.NoRoom;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Bounds how much is done at a time, in all and for each host, so that one slow host keeps nobody waiting but those who
 * want it. In order of arrival, but for those whose host is busy. Safe from any thread.
 */
final class Turns {
    private record Waiting(String host, Promise<Void> turn) {}

    private final Vertx vertx;
    private final MediaSettings.Turns settings;
    private final Map<String, Integer> hostToTaken = new HashMap<>();
    private final Set<Waiting> queue = new LinkedHashSet<>();
    private int taken;

    Turns(Vertx vertx, MediaSettings.Turns settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    synchronized int taken() {
        return taken;
    }

    /** Does the work when its turn has come; fails with {@link NoRoom} when it does not come. */
    <T> Future<T> run(String host, Supplier<Future<T>> work) {
        return enter(host).compose(entered -> work.get().onComplete(done -> leave(host)));
    }

    private Future<Void> enter(String host) {
        Waiting waiting = new Waiting(host, Promise.promise());
        if (!arrive(waiting)) {
            return Future.failedFuture(new NoRoom());
        }
        Future<Void> turn = waiting.turn().future();
        if (!turn.isComplete()) {
            long timer = vertx.setTimer(settings.patience().toMillis(), fired -> giveUp(waiting));
            turn.onComplete(any -> vertx.cancelTimer(timer));
        }
        return turn;
    }

    private synchronized boolean arrive(Waiting waiting) {
        if (hasRoom(waiting.host())) {
            take(waiting.host());
            waiting.turn().complete();
            return true;
        }
        return queue.size() < settings.waiting() && queue.add(waiting);
    }

    private void giveUp(Waiting waiting) {
        if (withdraw(waiting)) {
            waiting.turn().tryFail(new NoRoom());
        }
    }

    private synchronized boolean withdraw(Waiting waiting) {
        return queue.remove(waiting);
    }

    private void leave(String host) {
        release(host).forEach(next -> next.turn().tryComplete());
    }

    private synchronized List<Waiting> release(String host) {
        taken--;
        hostToTaken.computeIfPresent(host, (name, count) -> count > 1 ? count - 1 : null);
        List<Waiting> called = new ArrayList<>();
        for (Iterator<Waiting> all = queue.iterator(); all.hasNext() && taken < settings.most(); ) {
            Waiting next = all.next();
            if (hasRoom(next.host())) {
                take(next.host());
                all.remove();
                called.add(next);
            }
        }
        return called;
    }

    private boolean hasRoom(String host) {
        return taken < settings.most() && hostToTaken.getOrDefault(host, 0) < settings.perHost();
    }

    private void take(String host) {
        taken++;
        hostToTaken.merge(host, 1, Integer::sum);
    }
}
