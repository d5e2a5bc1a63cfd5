package io.reelgate.egress;

import io.reelgate.domain.account.AccountId;
import io.reelgate.port.CallerMedia.NotNow;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Bounds how much is done at one place at a time, so that a slow one keeps nobody waiting but those who want it, and
 * of these the next is one whose account has the fewest turns there. Safe from any thread.
 */
final class Turns {
    private record Waiting(AccountId whom, Context context, Promise<Void> turn) {}

    /** What is done at one place. */
    private static final class Lane {
        private final Map<AccountId, Integer> whomToTaken = new HashMap<>();
        private final Set<Waiting> queue = new LinkedHashSet<>();
        private int taken;

        void take(AccountId whom) {
            taken++;
            whomToTaken.merge(whom, 1, Integer::sum);
        }

        /** Gives the turn to the next, where there is one. */
        Optional<Waiting> pass(AccountId whom) {
            taken--;
            whomToTaken.computeIfPresent(whom, (id, own) -> own > 1 ? own - 1 : null);
            Optional<Waiting> next =
                    queue.stream().min(Comparator.comparing(waiting -> whomToTaken.getOrDefault(waiting.whom(), 0)));
            next.ifPresent(called -> {
                queue.remove(called);
                take(called.whom());
            });
            return next;
        }
    }

    private final Vertx vertx;
    private final MediaSettings.Turns settings;
    private final Map<String, Lane> placeToLane = new HashMap<>();
    private int taken;

    Turns(Vertx vertx, MediaSettings.Turns settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    synchronized int taken() {
        return taken;
    }

    /**
     * Does the work when its turn has come; fails with {@link NotNow} when it does not come.
     *
     * @param time stands still meanwhile
     */
    <T> Future<T> run(String place, AccountId whom, Allowance time, Supplier<Future<T>> work) {
        return enter(place, whom, time)
                .compose(entered ->
                        Future.succeededFuture().compose(begun -> work.get()).onComplete(done -> leave(place, whom)));
    }

    private Future<Void> enter(String place, AccountId whom, Allowance time) {
        Waiting waiting = new Waiting(whom, vertx.getOrCreateContext(), Promise.promise());
        if (arrive(place, waiting)) {
            return Future.succeededFuture();
        }
        time.rest();
        long timer = vertx.setTimer(settings.patience().toMillis(), fired -> giveUp(place, waiting));
        return waiting.turn()
                .future()
                .onComplete(any -> vertx.cancelTimer(timer))
                .onComplete(any -> time.run());
    }

    private synchronized boolean arrive(String place, Waiting waiting) {
        Lane lane = placeToLane.computeIfAbsent(place, name -> new Lane());
        if (lane.taken < settings.perHost()) {
            lane.take(waiting.whom());
            taken++;
            return true;
        }
        lane.queue.add(waiting);
        return false;
    }

    private void giveUp(String place, Waiting waiting) {
        if (withdraw(place, waiting)) {
            waiting.turn().fail(new NotNow(NotNow.Reason.NO_ROOM));
        }
    }

    /** Whoever waits in a lane keeps it there. */
    private synchronized boolean withdraw(String place, Waiting waiting) {
        return Optional.ofNullable(placeToLane.get(place))
                .filter(lane -> lane.queue.remove(waiting))
                .isPresent();
    }

    /** The next one begins on its own context, and not in the middle of the end of this one. */
    private void leave(String place, AccountId whom) {
        release(place, whom)
                .ifPresent(next -> next.context().runOnContext(on -> next.turn().complete()));
    }

    private synchronized Optional<Waiting> release(String place, AccountId whom) {
        Optional<Waiting> next = Optional.ofNullable(placeToLane.get(place)).flatMap(lane -> lane.pass(whom));
        if (next.isEmpty()) {
            taken--;
            placeToLane.computeIfPresent(place, (name, lane) -> lane.taken > 0 ? lane : null);
        }
        return next;
    }
}
