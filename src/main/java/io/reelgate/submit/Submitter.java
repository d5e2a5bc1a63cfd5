package io.reelgate.submit;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.HintUrls;
import io.reelgate.port.TaskJournal.Recorded;
import io.reelgate.port.Upstream;
import io.reelgate.port.Upstream.Line;
import io.reelgate.port.Waypoint;
import io.reelgate.port.Waypoints;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A prepared task's way to its upstream. The order is the money rule: a connection in hand, then the committed intent,
 * then, only if the store has just said that both are still ours, the one request that costs money. Each way out of
 * here places the task.
 */
final class Submitter {
    private final SubmitSettings settings;
    private final Upstream upstream;
    private final HintUrls hints;
    private final Notes notes;
    private final Supplier<String> tokens;
    private final Clock clock;
    private final Waypoints waypoints;
    private final Fence fence;
    private final Patience patience;

    Submitter(
            SubmitSettings settings, SubmitPorts ports, Notes notes, Supplier<String> tokens, RandomGenerator random) {
        this.settings = settings;
        this.upstream = ports.upstream();
        this.hints = ports.hints();
        this.notes = notes;
        this.tokens = tokens;
        this.clock = ports.clock();
        this.waypoints = ports.waypoints();
        this.fence = new Fence(ports.queue(), settings, ports.clock());
        this.patience = new Patience(random);
    }

    /** {@code elsewhere}: what is to be done where the lane cannot be reached, which is tried twice. */
    Future<Recorded> submit(ClaimedTask claimed, String route, Cargo cargo, Supplier<Future<Recorded>> elsewhere) {
        return upstream.open(route)
                .recover(failure -> upstream.open(route))
                .transform(
                        opened -> opened.succeeded() ? mark(claimed, route, cargo, opened.result()) : elsewhere.get());
    }

    /** Nothing was begun: the task waits for its next turn. */
    Future<Recorded> putOff(ClaimedTask claimed) {
        Instant now = clock.instant();
        return notes.beforeSubmit(claimed, new Observation.Postponed(now.plus(patience.with(claimed.task(), now))));
    }

    /** No lane takes it before {@code at}. */
    Future<Recorded> putOff(ClaimedTask claimed, Instant at) {
        Instant now = clock.instant();
        Instant own = now.plus(patience.with(claimed.task(), now));
        return notes.beforeSubmit(claimed, new Observation.Postponed(at.isAfter(own) ? at : own));
    }

    private Future<Recorded> mark(ClaimedTask claimed, String route, Cargo cargo, Line line) {
        Instant now = clock.instant();
        Intent intent = new Intent(tokens.get(), route, now);
        return notes.beforeSubmit(claimed, new Observation.Marked(intent, now.plus(settings.lease())))
                .transform(marked -> go(claimed, intent, new Ready(line, cargo), marked));
    }

    private Future<Recorded> go(ClaimedTask claimed, Intent intent, Ready ready, AsyncResult<Recorded> marked) {
        if (marked.succeeded() && isMarked(marked.result(), intent)) {
            waypoints.reached(Waypoint.AFTER_INTENT);
            return readBack(((Recorded.Moved) marked.result()).task(), intent, ready);
        }
        ready.line().release();
        return marked.succeeded() ? Future.succeededFuture(marked.result()) : withdraw(claimed.task(), intent);
    }

    /** All that a paid request needs, before the right to write it. */
    private record Ready(Line line, Cargo cargo) {}

    private static boolean isMarked(Recorded recorded, Intent intent) {
        return recorded instanceof Recorded.Moved moved
                && moved.task().state() instanceof TaskState.Submitting submitting
                && submitting.intent().equals(intent);
    }

    private Future<Recorded> readBack(Task submitting, Intent intent, Ready ready) {
        return fence.ask(submitting.id(), intent)
                .transform(asked -> asked.succeeded()
                        ? write(submitting, intent, ready, asked.result())
                        : giveUp(submitting, intent, ready.line()));
    }

    private Future<Recorded> giveUp(Task submitting, Intent intent, Line line) {
        line.release();
        return withdraw(submitting, intent);
    }

    private Future<Recorded> withdraw(Task task, Intent intent) {
        Instant now = clock.instant();
        var nothingSent = new Observation.Postponed(Optional.of(intent.token()), now.plus(patience.with(task, now)));
        return notes.withdraw(task, nothingSent, intent.at().plus(settings.lease()));
    }

    private Future<Recorded> write(Task submitting, Intent intent, Ready ready, BooleanSupplier fence) {
        return Future.succeededFuture()
                .compose(begun -> telling(ready.line(), submitting.id(), intent)
                        .submit(
                                intent.token(),
                                submitting.model(),
                                request(submitting),
                                ready.cargo().media(),
                                fence))
                .otherwise(failure -> new Observation.OutcomeUnknown())
                .onComplete(replied -> ready.cargo().unload())
                .onComplete(replied -> waypoints.reached(Waypoint.AFTER_REPLY))
                .map(observation -> about(intent, observation))
                .map(observation -> patiently(submitting, observation))
                .compose(observation -> notes.afterSubmit(submitting, observation))
                .onSuccess(this::recorded);
    }

    private Line telling(Line line, TaskId id, Intent intent) {
        return hints.of(intent.route(), id).map(line::telling).orElse(line);
    }

    /** News may come so late that the task has another intent by then. */
    private static Observation about(Intent intent, Observation observation) {
        Optional<String> token = Optional.of(intent.token());
        return switch (observation) {
            case Observation.Refused refused -> new Observation.Refused(token, refused.failure());
            case Observation.OutcomeUnknown unknown -> new Observation.OutcomeUnknown(token);
            default -> observation;
        };
    }

    private void recorded(Recorded recorded) {
        if (recorded instanceof Recorded.Moved moved && moved.task().state() instanceof TaskState.Running) {
            waypoints.reached(Waypoint.AFTER_SUBMITTED);
        }
    }

    /** A busy upstream is asked ever more rarely for a task that has long been waiting. */
    private Observation patiently(Task task, Observation observation) {
        if (!(observation instanceof Observation.Postponed postponed)) {
            return observation;
        }
        Instant now = clock.instant();
        Instant own = now.plus(patience.with(task, now));
        return postponed.retryAt().isBefore(own) ? new Observation.Postponed(postponed.token(), own) : postponed;
    }

    private static GenerateRequest request(Task task) {
        return task.request().orElseThrow(() -> new IllegalStateException("a queued task has a request"));
    }
}
