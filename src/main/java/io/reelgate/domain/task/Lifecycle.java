package io.reelgate.domain.task;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.route.Decline;
import io.reelgate.domain.task.Decision.Ignore;
import io.reelgate.domain.task.Decision.Snooze;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.TaskState.Collecting;
import io.reelgate.domain.task.TaskState.Failed;
import io.reelgate.domain.task.TaskState.Queued;
import io.reelgate.domain.task.TaskState.Running;
import io.reelgate.domain.task.TaskState.Submitting;
import io.reelgate.domain.task.TaskState.Succeeded;
import io.reelgate.domain.task.TaskState.Unclear;
import io.reelgate.domain.task.TaskState.Unconfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The whole life of a task as one pure function: a task and an observation in, a decision out.
 *
 * <p>Two rules stand above the table. A terminal state never changes. And whatever is known to have been accepted
 * upstream counts, however late its news comes, as long as it presents the intent's token.
 */
public final class Lifecycle {
    private static final Duration ARCHIVE_PATIENCE = Duration.ofHours(24);

    private final LookRules looks;
    private final UnclearRules unclearRules;
    private final CollectingRules collectingRules;

    /** An unclear submit may turn out well for {@code unclearWindow} and is failed then. */
    public Lifecycle(Paces paces, Duration unclearWindow) {
        this(paces, new UnclearRules(unclearWindow, upstream -> UnclearPolicy.FAIL));
    }

    public Lifecycle(Paces paces, UnclearRules unclearRules) {
        this(paces, unclearRules, ARCHIVE_PATIENCE);
    }

    /** {@code archivePatience}: how long after its deadline a task outlasts a result store that takes nothing. */
    public Lifecycle(Paces paces, UnclearRules unclearRules, Duration archivePatience) {
        this.looks = new LookRules(paces);
        this.unclearRules = unclearRules;
        this.collectingRules = new CollectingRules(archivePatience);
    }

    public Decision apply(Task task, Observation observation, Instant now) {
        return switch (observation) {
            case Observation.TimePassed passed -> timePassed(task, now);
            case Observation.LeaseExpired expired -> leaseExpired(task, now);
            case Observation seen -> whileIn(task, seen, now);
        };
    }

    private Decision whileIn(Task task, Observation observation, Instant now) {
        return switch (task.state()) {
            case Unconfirmed unconfirmed -> new Ignore();
            case Queued queued -> whileQueued(task, queued, observation, now);
            case Submitting submitting -> whileSubmitting(task, submitting, observation, now);
            case Unclear unclear -> whileUnclear(task, unclear, observation, now);
            case Running running -> whileRunning(task, running, observation, now);
            case Collecting collecting -> collectingRules.apply(task, collecting, observation, now);
            case Succeeded ended -> new Ignore();
            case Failed ended -> new Ignore();
        };
    }

    private Decision whileQueued(Task task, Queued queued, Observation observation, Instant now) {
        return switch (observation) {
            case Observation.Marked marked ->
                move(
                        task,
                        new Submitting(marked.intent(), queued.past()),
                        new Placement.Claimed(marked.leaseEnd()),
                        task.attempts().begin(marked.intent()));
            case Observation.Accepted accepted -> accepted(task, queued.past().doubted(), accepted, now);
            case Observation.Refused refused when refused.token().isEmpty() -> fail(task, refused.failure(), now);
            case Observation.ModelRemoved removed -> fail(task, Failure.of(FailCode.MODEL_UNAVAILABLE), now);
            case Observation.Unroutable unroutable -> fail(task, noRoute(task), now);
            case Observation.Postponed postponed
            when postponed.token().isEmpty() ->
                new Snooze(earlier(postponed.retryAt(), task.deadline()), OptionalInt.empty());
            default -> new Ignore();
        };
    }

    private Decision whileSubmitting(Task task, Submitting submitting, Observation observation, Instant now) {
        return switch (observation) {
            case Observation.Accepted accepted -> accepted(task, submitting.intent(), submitting.past(), accepted, now);
            case Observation.Refused refused
            when concerns(refused.token(), submitting.intent()) -> refused(task, refused.failure(), now);
            case Observation.Declined declined
            when reports(declined, submitting.intent()) ->
                DeclineRules.declined(task, submitting.intent(), submitting.past(), declined, now);
            case Observation.Postponed postponed
            when reports(postponed, submitting.intent()) -> waitAgain(task, submitting.past(), postponed, now);
            case Observation.OutcomeUnknown unknown
            when concerns(unknown.token(), submitting.intent()) -> unclear(task, submitting, now);
            default -> new Ignore();
        };
    }

    /** What comes late counts, as long as it is about one of the task's own submits. */
    private Decision whileUnclear(Task task, Unclear unclear, Observation observation, Instant now) {
        return switch (observation) {
            case Observation.Accepted accepted -> accepted(task, unclear.intent(), unclear.past(), accepted, now);
            case Observation.Refused refused
            when concerns(refused.token(), unclear.intent()) -> refused(task, refused.failure(), now);
            case Observation.Declined declined
            when reports(declined, unclear.intent()) ->
                DeclineRules.declined(task, unclear.intent(), unclear.past().shown(unclear.intent()), declined, now);
            case Observation.Postponed postponed
            when reports(postponed, unclear.intent()) ->
                waitAgain(task, unclear.past().shown(unclear.intent()), postponed, now);
            case Observation.StillUnclear still ->
                now.isBefore(unclear.until()) ? askAgain(unclear, now) : windowPassed(task, unclear, now);
            default -> new Ignore();
        };
    }

    private static Decision refused(Task task, Failure failure, Instant now) {
        return fail(task, failure, now, task.attempts().came(Attempt.REFUSED, now));
    }

    /** What a vendor gave up says more of the task than that nobody else takes it. */
    private static Failure noRoute(Task task) {
        return Failure.of(task.attempts().haveFailed() ? FailCode.GENERATION_FAILED : FailCode.MODEL_UNAVAILABLE);
    }

    private static Decision waitAgain(Task task, Past past, Observation.Postponed postponed, Instant now) {
        Placement keptBack = new Placement.Claimed(earlier(postponed.retryAt(), task.deadline()));
        return move(task, new Queued(past), keptBack, task.attempts().came(Attempt.UNSENT, now));
    }

    private Decision askAgain(Unclear unclear, Instant now) {
        return new Snooze(unclearRules.nextQuestion(unclear, now), OptionalInt.empty());
    }

    private Decision whileRunning(Task task, Running running, Observation observation, Instant now) {
        return switch (observation) {
            case Observation.StillRunning still ->
                lookAgain(task, running.job(), now, still.retryAfter(), still.progress());
            case Observation.LookFailed failed ->
                lookAgain(task, running.job(), now, failed.retryAfter(), OptionalInt.empty());
            case Observation.Finished finished ->
                move(task, new Collecting(running.job(), finished.sources()), collectingRules.place(task, now));
            case Observation.JobFailed failed -> jobFailed(task, running.job(), failed, now);
            default -> new Ignore();
        };
    }

    /** Where the gateway was told to choose, a job that failed and costs nothing may once be followed by another one. */
    private static Decision jobFailed(Task task, Job job, Observation.JobFailed failed, Instant now) {
        boolean chosenByUs = task.request()
                .filter(request -> request.provider() == Provider.AUTO)
                .isPresent();
        Attempts attempts = task.attempts().came(Attempt.FAILED, now);
        if (!failed.free() || !chosenByUs || task.attempts().haveFailed() || overdue(task, now)) {
            return fail(task, failed.failure(), now, attempts);
        }
        Decline decline = new Decline(job.route(), Decline.Reason.GAVE_UP, task.deadline());
        return move(task, new Queued(Past.after(job).declined(decline, now)), new Placement.Ready(), attempts);
    }

    private Decision timePassed(Task task, Instant now) {
        return switch (task.state()) {
            case Unconfirmed unconfirmed -> new Ignore();
            case Succeeded ended -> new Ignore();
            case Failed ended -> new Ignore();
            case Unclear unclear -> windowPassed(task, unclear, now);
            case Collecting collecting -> collectingRules.timePassed(task, collecting, now);
            default -> overdue(task, now) ? fail(task, Failure.of(FailCode.PROCESSING_TIMEOUT), now) : new Ignore();
        };
    }

    private Decision windowPassed(Task task, Unclear unclear, Instant now) {
        if (now.isBefore(unclear.until())) {
            return new Snooze(unclear.until(), OptionalInt.empty());
        }
        return unclearRules.submitsAgain(task, unclear, now)
                ? move(task, new Queued(unclear.past().doubting(unclear.intent())), new Placement.Ready())
                : fail(task, Failure.of(FailCode.GENERATION_FAILED, "the submission was not confirmed"), now);
    }

    /**
     * A queued task was claimed and not begun: it waits again. A begun submit may have reached the upstream. An unconfirmed
     * task that nobody has revoked may have been promised to a caller, by a node that ended before it could say so here.
     */
    private Decision leaseExpired(Task task, Instant now) {
        return switch (task.state()) {
            case Unconfirmed unconfirmed -> move(task, new Queued(), new Placement.Ready());
            case Queued queued -> move(task, queued, new Placement.Ready());
            case Submitting submitting -> unclear(task, submitting, now);
            default -> new Ignore();
        };
    }

    /** Of two submits, the one whose job is heard of first. */
    private Decision accepted(Task task, Intent intent, Past past, Observation.Accepted accepted, Instant now) {
        boolean present = intent.token().equals(accepted.token());
        return accepted(task, present ? Optional.of(intent) : past.doubted(), accepted, now);
    }

    private Decision accepted(Task task, Optional<Intent> intent, Observation.Accepted accepted, Instant now) {
        return intent.filter(own -> own.token().equals(accepted.token()))
                .<Decision>map(own -> runs(task, own, accepted, now))
                .orElse(new Ignore());
    }

    private Transition runs(Task task, Intent intent, Observation.Accepted accepted, Instant now) {
        Job job = new Job(intent.route(), accepted.jobId(), now);
        Attempts attempts = task.attempts().came(Attempt.ACCEPTED, now);
        return move(task, new Running(job), new Placement.Due(looks.first(task, job)), attempts);
    }

    private Transition unclear(Task task, Submitting submitting, Instant now) {
        Instant until = unclearRules.end(task, now);
        Unclear next = new Unclear(submitting.intent(), until, submitting.past());
        Placement due = new Placement.Due(unclearRules.firstQuestion(until, now));
        return move(task, next, due, task.attempts().came(Attempt.UNCLEAR, now));
    }

    /** From the deadline on, a look that does not end the task was the last one. */
    private Decision lookAgain(Task task, Job job, Instant now, Optional<Duration> retryAfter, OptionalInt progress) {
        return overdue(task, now)
                ? fail(task, Failure.of(FailCode.PROCESSING_TIMEOUT), now)
                : new Snooze(looks.next(task, job, now, retryAfter), progress);
    }

    static Transition fail(Task task, Failure failure, Instant now) {
        return fail(task, failure, now, task.attempts());
    }

    private static Transition fail(Task task, Failure failure, Instant now, Attempts attempts) {
        return move(task, new Failed(failure, ended(task, now)), new Placement.Nowhere(), attempts);
    }

    static Transition move(Task task, TaskState next, Placement placement) {
        return move(task, next, placement, task.attempts());
    }

    static Transition move(Task task, TaskState next, Placement placement, Attempts attempts) {
        return new Transition(task, task.moveTo(next, attempts), placement, effects(task, next));
    }

    private static List<Effect> effects(Task task, TaskState next) {
        List<Effect> effects = new ArrayList<>();
        if (next.publicState() != task.state().publicState() || task.state() instanceof Unconfirmed) {
            effects.add(new Effect.Publish());
        }
        if (next.terminal()) {
            effects.add(new Effect.ReleaseSlot());
            task.request()
                    .flatMap(request -> request.callbackUrl())
                    .ifPresent(url -> effects.add(new Effect.CallBack(url)));
        }
        return effects;
    }

    private static boolean concerns(Optional<String> token, Intent intent) {
        return token.isEmpty() || token.get().equals(intent.token());
    }

    private static boolean reports(Observation.Postponed postponed, Intent intent) {
        return postponed.token().filter(intent.token()::equals).isPresent();
    }

    private static boolean reports(Observation.Declined declined, Intent intent) {
        return declined.token().equals(intent.token());
    }

    static boolean overdue(Task task, Instant now) {
        return !now.isBefore(task.deadline());
    }

    /** The clocks of two nodes may differ; no task ends before it began. */
    static Instant ended(Task task, Instant now) {
        return now.isBefore(task.createTime()) ? task.createTime() : now;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
