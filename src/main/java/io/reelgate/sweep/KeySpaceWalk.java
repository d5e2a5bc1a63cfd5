package io.reelgate.sweep;

import io.reelgate.port.Damage;
import io.reelgate.port.KeySpace;
import io.reelgate.port.KeySpace.Page;
import io.reelgate.port.KeySpace.Position;
import io.reelgate.port.Metrics;
import io.reelgate.port.Outage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks through all keys when it is this node's turn, a bounded number a second, and has repaired what no index names.
 * No failure ends it; a walk that failed begins anew with the next turn. Used on one event loop.
 */
final class KeySpaceWalk {
    /** 200 keys every 40 ms are 5,000 a second: a store of 100,000 in 20 s, and no command of more than a millisecond. */
    private static final int STEP = 200;

    private static final long PAUSE_MILLIS = 40;
    private static final Duration SHORTEST_TURN = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(KeySpaceWalk.class);

    private record Walk(Instant began, Promise<Void> end) {}

    private final Outage outage = new Outage("audit of all keys");
    private final Vertx vertx;
    private final KeySpace keySpace;
    private final Repairs repairs;
    private final Metrics metrics;
    private final Duration rhythm;
    private final Clock clock;
    private Future<Void> walking = Future.succeededFuture();
    private boolean stopped;
    private long timer = -1;

    KeySpaceWalk(Vertx vertx, KeySpace keySpace, Repairs repairs, Metrics metrics, Duration rhythm, Clock clock) {
        this.vertx = vertx;
        this.keySpace = keySpace;
        this.repairs = repairs;
        this.metrics = metrics;
        this.rhythm = rhythm;
        this.clock = clock;
    }

    /** {@code step}: how often to ask for a turn. */
    void start(Duration step) {
        timer = vertx.setPeriodic(Math.max(1, step.toMillis()), id -> visit());
    }

    /** Completes when the step under way has ended. */
    Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        return walking.otherwiseEmpty();
    }

    private void visit() {
        if (walking.isComplete()) {
            walking = keySpace.takeTurn(rhythm)
                    .compose(ours -> ours ? walk() : Future.succeededFuture())
                    .onSuccess(done -> outage.over())
                    .onFailure(outage::seen);
        }
    }

    private Future<Void> walk() {
        Promise<Void> end = Promise.promise();
        Walk walk = new Walk(clock.instant(), end);
        step(Position.START, walk);
        return end.future()
                .onSuccess(done -> metrics.time(
                        "reelgate_audit_seconds", Duration.between(walk.began(), clock.instant()), "part", "keys"));
    }

    /** Each step is a future of its own: a walk may take thousands. */
    private void step(Position from, Walk walk) {
        keySpace.page(from, STEP)
                .compose(page ->
                        repaired(page).compose(damages -> keepTurn(walk)).map(page.next()))
                .onSuccess(next -> goOn(next, walk))
                .onFailure(walk.end()::tryFail);
    }

    private void goOn(Optional<Position> next, Walk walk) {
        if (next.isEmpty() || stopped) {
            walk.end().tryComplete();
        } else {
            vertx.setTimer(PAUSE_MILLIS, id -> step(next.get(), walk));
        }
    }

    private Future<List<Damage>> repaired(Page page) {
        page.unreadable().forEach(key -> LOG.atError().addKeyValue("key", key).log("left alone, cannot be read"));
        return repairs.ofTasks(page.suspects()).compose(damages -> repairs.ofCallbacks(page.callbacks()));
    }

    /** The next walk begins one rhythm after this one began, or when this one has ended. */
    private Future<Void> keepTurn(Walk walk) {
        Duration left = rhythm.minus(Duration.between(walk.began(), clock.instant()));
        return keySpace.keepTurn(left.compareTo(SHORTEST_TURN) > 0 ? left : SHORTEST_TURN);
    }
}
