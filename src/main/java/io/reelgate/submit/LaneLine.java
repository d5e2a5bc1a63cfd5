package io.reelgate.submit;

import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Outage;
import io.reelgate.port.TaskJournal.Recorded;
import io.reelgate.port.lane.LaneGate;
import io.reelgate.port.lane.Place;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Where tasks get their places at lanes, or wait for them. One that waits is put aside, so that nobody claims it before
 * its turn; where its place in the line is lost, it comes back by itself and keeps its turn.
 */
final class LaneLine {
    private static final Duration ASIDE = Duration.ofMinutes(1);

    private final LaneGate gate;
    private final Notes notes;
    private final Clock clock;
    private final Outage outage = new Outage("lines at lanes");

    LaneLine(LaneGate gate, Notes notes, Clock clock) {
        this.gate = gate;
        this.notes = notes;
        this.clock = clock;
    }

    Future<Boolean> enter(ClaimedTask claimed, String lane) {
        return gate.enter(lane, claimed.task());
    }

    /** For which of two lanes without a place to wait: the first, unless it is out of order and the other only full. */
    String better(String first, String other) {
        return gate.isWell(other) && !gate.isWell(first) ? other : first;
    }

    /** Put aside first, so that whoever gives it its turn finds the claim that goes with it. */
    Future<Recorded> join(ClaimedTask claimed, String lane) {
        Instant held = earlier(
                Instant.ofEpochMilli(clock.millis()).plus(ASIDE), claimed.task().deadline());
        return notes.beforeSubmit(claimed, new Observation.Postponed(held))
                .compose(recorded -> recorded instanceof Recorded.Snoozed
                        ? joined(lane, claimed.task(), held).map(recorded)
                        : Future.succeededFuture(recorded));
    }

    private Future<Void> joined(String lane, Task task, Instant held) {
        return gate.waitFor(lane, task, held)
                .onSuccess(ahead -> outage.over())
                .onFailure(outage::seen)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * When the way is over: a place whose submit did not begin is somebody else's. Once it has begun, the commits of the
     * task free it; and where the claim was lost, whoever has it now may have the same place.
     */
    Future<Recorded> leave(String lane, Task queued, Future<Recorded> way) {
        return way.onSuccess(recorded -> {
            if (isUnused(recorded)) {
                withdraw(lane, queued);
            }
        });
    }

    /** Nothing was begun there, and nothing will be. */
    void withdraw(String lane, Task queued) {
        gate.withdraw(Place.next(lane, queued));
    }

    private static boolean isUnused(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Snoozed snoozed -> true;
            case Recorded.Moved moved -> moved.before() instanceof TaskState.Queued;
            case Recorded.Dropped dropped -> false;
        };
    }
}
