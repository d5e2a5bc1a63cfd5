package io.reelgate.port.lane;

import io.reelgate.domain.lane.Breaker;
import io.reelgate.domain.lane.BreakerRules;
import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.domain.route.LaneState;
import io.reelgate.port.LaneStates;
import io.reelgate.port.Metrics;
import io.reelgate.port.Outage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * This node's memory of what all nodes know of the lanes, read once a second. Answers come from memory; what calls meet
 * is told to the store, failures at once and all else with the next reading, and moves breakers. Safe from any thread.
 */
public final class LaneBoard implements LaneStates, LaneReports {
    private static final long BEAT_MILLIS = 1_000;
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final LaneStore store;
    private final Clock clock;
    private final List<String> names;
    private final Map<String, LaneMemory> nameToLane = new LinkedHashMap<>();
    private final Outage outage = new Outage("lanes");
    private long timer = -1;

    /**
     * Not started.
     *
     * @param names of all lanes at which tasks may be; nothing is known of any other
     * @param clock the store's time
     */
    public LaneBoard(
            Vertx vertx, LaneStore store, BreakerRules rules, List<String> names, Metrics metrics, Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.clock = clock;
        this.names = List.copyOf(names);
        names.forEach(name -> nameToLane.put(name, new LaneMemory(name, store, rules, metrics, clock)));
    }

    /** The first reading; completes also when it failed, because the next ones follow by themselves. */
    public Future<Void> start() {
        timer = vertx.setPeriodic(BEAT_MILLIS, id -> beat());
        return beat();
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    /** All lanes there are. */
    public List<String> names() {
        return names;
    }

    Instant now() {
        return clock.instant();
    }

    /** What was last read; blank for a lane that nobody knows. */
    public LaneRecord record(String lane) {
        return Optional.ofNullable(nameToLane.get(lane)).map(LaneMemory::record).orElse(LaneRecord.BLANK);
    }

    Future<Void> beat() {
        nameToLane.values().forEach(LaneMemory::tell);
        return names.isEmpty()
                ? Future.succeededFuture()
                : store.read(names)
                        .onSuccess(this::read)
                        .onFailure(outage::seen)
                        .<Void>mapEmpty()
                        .otherwiseEmpty();
    }

    private void read(List<LaneRecord> records) {
        outage.over();
        for (int index = 0; index < names.size(); index++) {
            nameToLane.get(names.get(index)).learn(records.get(index));
        }
    }

    /** A lane whose breaker may let a probe go counts as open: which task it is, its gate decides. */
    @Override
    public LaneState of(String lane) {
        LaneRecord record = record(lane);
        Instant now = clock.instant();
        if (record.disabledSince().isPresent()) {
            return new LaneState.Disabled();
        }
        Instant open = later(record.restUntil().orElse(Instant.MIN), reopening(record.breaker()));
        return now.isBefore(open) ? new LaneState.ClosedUntil(open) : LaneState.OPEN;
    }

    private static Instant reopening(Breaker breaker) {
        return switch (breaker) {
            case Breaker.Closed closed -> Instant.MIN;
            case Breaker.Open open -> open.until();
            case Breaker.HalfOpen half -> half.until();
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public void answered(String lane) {
        with(lane).ifPresent(LaneMemory::answered);
    }

    @Override
    public void failed(String lane, ErrorClass why) {
        with(lane).ifPresent(memory -> memory.failed(why));
    }

    @Override
    public void looked(String lane, Optional<ErrorClass> failure) {
        with(lane).ifPresent(memory -> memory.looked(failure));
    }

    @Override
    public void looking(String lane, int change) {
        with(lane).ifPresent(memory -> memory.looking(change));
    }

    /** Looks of this node that are under way. */
    public int looking(String lane) {
        return with(lane).map(LaneMemory::looking).orElse(0);
    }

    @Override
    public void asksForRest(String lane, Calls calls, Duration rest) {
        Duration bounded = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        with(lane).ifPresent(memory -> memory.asksForRest(calls, bounded));
    }

    @Override
    public Optional<Duration> rest(String lane, Calls calls) {
        Instant now = clock.instant();
        return record(lane).restUntil(calls).filter(now::isBefore).map(until -> Duration.between(now, until));
    }

    /** How many wait there, as somebody has just been told. */
    void waiting(String lane, int now) {
        with(lane).ifPresent(memory -> memory.waiting(now));
    }

    /**
     * For choosing routes: only lanes that are disabled are out. Whether a closed one takes a task all the same, as a
     * probe, or lets it wait in its line, its gate decides.
     */
    public LaneStates offers() {
        return lane -> record(lane).disabledSince().isPresent() ? new LaneState.Disabled() : LaneState.OPEN;
    }

    private Optional<LaneMemory> with(String lane) {
        return Optional.ofNullable(nameToLane.get(lane));
    }
}
