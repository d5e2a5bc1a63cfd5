package io.reelgate.submit;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Intake;
import io.reelgate.port.Metrics;
import io.reelgate.port.Outage;
import io.reelgate.port.Permits;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.Work;
import io.reelgate.port.WorkQueue;
import io.reelgate.port.lane.LaneGate;
import io.reelgate.port.lane.LaneQueue.Grants;
import io.reelgate.port.lane.LaneQueue.Turn;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Gives places that became free at lanes to the tasks whose turn it is, and has these submitted here. Asks for no more
 * than this node can do, and only at lanes where somebody waits. Belongs to one event loop.
 */
final class LaneTurns {
    private static final long TICK_MILLIS = 250;
    private static final int BATCH = 16;

    private final Vertx vertx;
    private final Context context;
    private final LaneGate gate;
    private final WorkQueue queue;
    private final TaskJournal journal;
    private final Metrics metrics;
    private final Duration lease;
    private final Permits permits;
    private final Intake intake;
    private final Preparation preparation;
    private final Outage outage = new Outage("turns at lanes");
    private final Set<String> visiting = new HashSet<>();
    private final Set<String> again = new HashSet<>();
    private long timer = -1;
    private boolean stopped;

    LaneTurns(Vertx vertx, SubmitPorts ports, Duration lease, Permits permits, Intake intake, Preparation preparation) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.gate = ports.gate();
        this.queue = ports.queue();
        this.journal = ports.journal();
        this.metrics = ports.metrics();
        this.lease = lease;
        this.permits = permits;
        this.intake = intake;
        this.preparation = preparation;
    }

    void start() {
        gate.onFree(lane -> context.runOnContext(free -> visit(lane)));
        timer = vertx.setPeriodic(TICK_MILLIS, id -> gate.crowded().forEach(this::visit));
    }

    /** Takes no more turns; what was begun goes on. */
    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void visit(String lane) {
        if (stopped) {
            return;
        }
        if (!visiting.add(lane)) {
            again.add(lane);
            return;
        }
        int most = permits.take(BATCH);
        Future<Boolean> visit = most == 0 ? Future.succeededFuture(false) : turns(lane, most);
        visit.onComplete(ended -> ended(lane, ended.succeeded() && ended.result()));
    }

    private void ended(String lane, boolean more) {
        visiting.remove(lane);
        if (again.remove(lane) || more) {
            visit(lane);
        }
    }

    /** Whether there may be more at once. */
    private Future<Boolean> turns(String lane, int most) {
        return Future.succeededFuture(lane)
                .compose(each -> gate.turns(each, most))
                .onSuccess(grants -> outage.over())
                .onFailure(outage::seen)
                .onFailure(failure -> permits.giveBack(most))
                .map(grants -> begin(grants, most));
    }

    private boolean begin(Grants grants, int most) {
        permits.giveBack(most - grants.turns().size());
        grants.turns().forEach(this::begin);
        return grants.turns().size() == most && grants.waiting() > 0;
    }

    private void begin(Turn turn) {
        takeOver(turn)
                .onSuccess(taken -> taken.ifPresentOrElse(claimed -> begin(turn, claimed), () -> missed(turn)))
                .onFailure(failure -> missed(turn));
    }

    private void begin(Turn turn, ClaimedTask claimed) {
        metrics.count("reelgate_turns_total", "upstream", turn.place().lane(), "outcome", "taken");
        intake.begin(claimed, each -> preparation.entered(each, turn.place().lane()));
    }

    /** Who has moved on meanwhile needs no place. */
    private void missed(Turn turn) {
        metrics.count("reelgate_turns_total", "upstream", turn.place().lane(), "outcome", "missed");
        permits.giveBack();
        gate.withdraw(turn.place());
    }

    /** The claim that the task was put aside with; void where it has come back by itself, or has ended. */
    private Future<Optional<ClaimedTask>> takeOver(Turn turn) {
        Claim aside = new Claim(turn.place().id(), Work.SUBMIT, turn.held().toEpochMilli());
        return queue.renew(aside, lease)
                .compose(claim -> journal.find(claim.id())
                        .map(found ->
                                found.filter(task -> isFor(turn, task)).map(task -> new ClaimedTask(claim, task))))
                .recover(failure -> failure instanceof StoreUnavailable
                        ? Future.failedFuture(failure)
                        : Future.succeededFuture(Optional.empty()));
    }

    private static boolean isFor(Turn turn, Task task) {
        return task.state() instanceof TaskState.Queued
                && task.attempts().count() + 1 == turn.place().attempt();
    }
}
