package io.reelgate.port.lane;

import io.reelgate.domain.lane.Breaker;
import io.reelgate.domain.lane.BreakerRules;
import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.port.Metrics;
import io.reelgate.port.Outage;
import io.reelgate.port.lane.LaneReports.Calls;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lane on the board: reports what was met there and moves its breaker. Safe from any thread. */
final class LaneMemory {
    private static final long NOT_BEHIND = -1;

    private static final Logger LOG = LoggerFactory.getLogger(LaneMemory.class);
    private static final int MOST_TRIES = 3;

    private final String name;
    private final LaneStore store;
    private final BreakerRules rules;
    private final Metrics metrics;
    private final Clock clock;
    private final LaneWatch watch = new LaneWatch();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final AtomicInteger looking = new AtomicInteger();
    private final Outage outage;
    private volatile LaneRecord record = LaneRecord.BLANK;
    private long versionBehind = NOT_BEHIND;

    LaneMemory(String name, LaneStore store, BreakerRules rules, Metrics metrics, Clock clock) {
        this.name = name;
        this.store = store;
        this.rules = rules;
        this.metrics = metrics;
        this.clock = clock;
        this.outage = new Outage("lane " + name);
        measure();
    }

    private void measure() {
        metrics.gauge("reelgate_lane_closed", () -> record.isClear(clock.instant()) ? 0 : 1, "upstream", name);
        metrics.gauge("reelgate_lane_needs_operator", () -> needsAnOperator() ? 1 : 0, "upstream", name);
        metrics.gauge("reelgate_lane_waiting", () -> record.waiting(), "upstream", name);
    }

    private boolean needsAnOperator() {
        return record.breaker()
                .trouble()
                .filter(trouble -> trouble.reason().needsAnOperator())
                .isPresent();
    }

    LaneRecord record() {
        return record;
    }

    /**
     * Of an answer that was overtaken by a later one the breaker is left. What is read twice was not overtaken: the store
     * itself is behind, as a replica is that has become master.
     */
    synchronized void learn(LaneRecord read) {
        boolean older = read.version() < record.version() && read.version() > 0;
        boolean again = older && read.version() == versionBehind;
        versionBehind = older ? read.version() : NOT_BEHIND;
        record = withOwnRest(older && !again ? read.moved(record) : read);
    }

    /** What this node was told and others have yet to hear is kept. */
    private LaneRecord withOwnRest(LaneRecord read) {
        LaneRecord kept = read;
        for (Calls calls : Calls.values()) {
            Optional<Instant> own = telling.get() ? record.restUntil(calls) : Optional.empty();
            if (own.isPresent() && isLater(own.get(), read.restUntil(calls))) {
                kept = kept.resting(calls, own.get());
            }
        }
        return kept;
    }

    private static boolean isLater(Instant until, Optional<Instant> known) {
        return known.filter(each -> !each.isBefore(until)).isEmpty();
    }

    synchronized void waiting(int now) {
        record = record.waiting(now);
    }

    void answered() {
        watch.answered();
        if (!(record.breaker() instanceof Breaker.Closed)) {
            tell();
        }
    }

    void failed(ErrorClass why) {
        watch.failed(why);
        tell();
    }

    void looked(Optional<ErrorClass> failure) {
        watch.looked(failure);
    }

    void looking(int change) {
        looking.addAndGet(change);
    }

    int looking() {
        return looking.get();
    }

    void asksForRest(Calls calls, Duration asked) {
        watch.asksForRest(calls, asked);
        rest(calls, clock.instant().plus(asked));
        tell();
    }

    private synchronized void rest(Calls calls, Instant until) {
        if (isLater(until, record.restUntil(calls))) {
            record = record.resting(calls, until);
        }
    }

    /** One report at a time; what is met meanwhile goes with the next. */
    void tell() {
        if (telling.compareAndSet(false, true)) {
            Tally tally = watch.take();
            Future.succeededFuture(tally)
                    .compose(each -> each.isEmpty() ? Future.<Void>succeededFuture() : report(each))
                    .onSuccess(told -> outage.over())
                    .onFailure(outage::seen)
                    .onComplete(told -> told(tally));
        }
    }

    private void told(Tally tally) {
        telling.set(false);
        if (!tally.isEmpty()) {
            tell();
        }
    }

    private Future<Void> report(Tally tally) {
        return store.report(name, tally).compose(heard -> decide(heard, MOST_TRIES));
    }

    private Future<Void> decide(Heard heard, int tries) {
        learn(heard.lane().waiting(record.waiting()));
        Breaker before = heard.lane().breaker();
        Breaker next = rules.next(before, heard.evidence(), heard.at());
        if (next.equals(before) || tries == 0) {
            return Future.succeededFuture();
        }
        return store.move(name, heard.lane().version(), next)
                .compose(moved -> moved ? moved(heard, next) : again(heard, tries));
    }

    /** Somebody was faster: what this node has met is judged by what the breaker is now. */
    private Future<Void> again(Heard heard, int tries) {
        return store.read(List.of(name))
                .compose(read -> decide(new Heard(read.getFirst(), heard.evidence(), heard.at()), tries - 1));
    }

    private Future<Void> moved(Heard heard, Breaker next) {
        LaneRecord lane = heard.lane();
        learn(lane.moved(next).waiting(record.waiting()));
        String reason = next.trouble()
                .or(() -> lane.breaker().trouble())
                .map(trouble -> trouble.reason().word())
                .orElse("none");
        metrics.count("reelgate_breaker_moves_total", "upstream", name, "to", next.word(), "reason", reason);
        say(lane.breaker(), next, reason);
        return Future.succeededFuture();
    }

    private void say(Breaker before, Breaker next, String reason) {
        if (before instanceof Breaker.Closed) {
            boolean lasting = next.trouble()
                    .filter(trouble -> trouble.reason().needsAnOperator())
                    .isPresent();
            (lasting ? LOG.atError() : LOG.atWarn())
                    .addKeyValue("upstream", name)
                    .addKeyValue("reason", reason)
                    .log(lasting ? "no more tasks: check key, rights and balance" : "no more tasks for the time being");
        } else if (next instanceof Breaker.Closed) {
            LOG.atInfo().addKeyValue("upstream", name).log("takes tasks again");
        }
    }
}
