package io.reelgate.archive;

import io.reelgate.bus.WakeUps;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Result;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState.Collecting;
import io.reelgate.domain.task.TaskState.Succeeded;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.HeldClaim;
import io.reelgate.port.ResultStore;
import io.reelgate.port.ResultStore.Stored;
import io.reelgate.port.StoreBusy;
import io.reelgate.port.StoreTrouble;
import io.reelgate.port.TaskJournal.Recorded;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Archives one claimed task: copies its results, then records what came of it. Its futures never fail. */
final class Archiver {
    private static final Logger LOG = LoggerFactory.getLogger(Archiver.class);

    private final Vertx vertx;
    private final ArchivePorts ports;
    private final ResultUrls urls;
    private final ArchiveSettings settings;
    private final Clock clock;
    private final Tries tries;
    private final StoreCondition condition;
    private final WakeUps wakeUps;
    private final Map<TaskId, HeldClaim> idToHeld = new HashMap<>();

    Archiver(
            Vertx vertx,
            ArchivePorts ports,
            ResultUrls urls,
            ArchiveSettings settings,
            Clock clock,
            RandomGenerator random) {
        this.vertx = vertx;
        this.ports = ports;
        this.urls = urls;
        this.settings = settings;
        this.clock = clock;
        this.condition = ports.condition();
        this.tries = new Tries(settings.backoff(), random);
        this.wakeUps = new WakeUps(vertx.eventBus());
    }

    Future<Void> archive(ClaimedTask claimed) {
        if (!(claimed.task().state() instanceof Collecting collecting)) {
            return Future.succeededFuture();
        }
        Task task = claimed.task();
        Instant begun = clock.instant();
        HeldClaim held = new HeldClaim(vertx, ports.queue(), claimed.claim(), settings.lease(), settings.heartbeat());
        idToHeld.put(task.id(), held);
        return tried(task, collecting)
                .map(stored -> archived(task, stored, begun))
                .recover(failure -> failed(task, collecting, failure))
                .compose(observation -> record(task, held, observation))
                .otherwise(failure -> leave(task, failure))
                .onComplete(done -> held.release())
                .onComplete(done -> idToHeld.remove(task.id(), held))
                .mapEmpty();
    }

    /** While the store takes nothing one try at a time is enough. */
    private Future<List<Stored>> tried(Task task, Collecting collecting) {
        return condition
                .enter(clock.instant())
                .map(pass -> copyAll(task, collecting)
                        .onSuccess(stored -> condition.worked())
                        .onComplete(done -> condition.leave(pass)))
                .orElseGet(() -> Future.failedFuture(new StoreBusy("another copy tries the store")));
    }

    /** Another node may copy the results from now on; what this one still copies is not recorded. */
    Future<Boolean> handBack(ClaimedTask claimed) {
        HeldClaim held = idToHeld.get(claimed.task().id());
        Future<Claim> claim = held == null ? Future.succeededFuture(claimed.claim()) : held.release();
        return claim.compose(current -> ports.queue().snooze(current, clock.instant(), OptionalInt.empty()));
    }

    /** One after the other: nearly every task has one result, and permits count tasks. */
    private Future<List<Stored>> copyAll(Task task, Collecting collecting) {
        Future<List<Stored>> copied = Future.succeededFuture(new ArrayList<>());
        for (int index = 0; index < collecting.sources().size(); index++) {
            int number = index;
            copied = copied.compose(before -> copy(task, collecting, number).map(stored -> with(before, stored)));
        }
        return copied;
    }

    private static List<Stored> with(List<Stored> before, Stored stored) {
        before.add(stored);
        return before;
    }

    private Future<Stored> copy(Task task, Collecting collecting, int index) {
        return ports.source()
                .open(collecting.job().route(), collecting.sources().get(index))
                .compose(download -> ports.store().write(task.id(), index, download));
    }

    private Observation archived(Task task, List<Stored> stored, Instant begun) {
        Instant end = clock.instant();
        List<Result> results = new ArrayList<>();
        for (Stored file : stored) {
            results.add(result(task, results.size(), file, end));
            ports.metrics().add("reelgate_archive_bytes_total", (double) file.bytes());
        }
        ports.metrics().time("reelgate_archive_seconds", Duration.between(begun, end));
        return new Observation.Archived(results);
    }

    private Result result(Task task, int index, Stored file, Instant end) {
        return new Result(
                urls.link(task.id(), index, end),
                file.bytes(),
                ResultStore.CONTENT_TYPE,
                file.sha256(),
                file.facts(),
                Optional.of(ResultUrls.expiry(end)));
    }

    private Future<Observation> failed(Task task, Collecting collecting, Throwable failure) {
        return failure instanceof StoreTrouble
                ? Future.succeededFuture(storeFailed(task, failure))
                : sourceFailed(task, collecting, failure);
    }

    private Observation storeFailed(Task task, Throwable failure) {
        if (!(failure instanceof StoreBusy)) {
            condition.failed(task.id(), failure);
        }
        LOG.atDebug().addKeyValue("task", task.id()).log("waits for the result store: {}", failure.getMessage());
        return new Observation.StoreFailed(nextTry(task));
    }

    private Instant nextTry(Task task) {
        return clock.instant().plus(tries.failed(task.id()));
    }

    /** The links may have ended, or point to where nothing answers any more: the upstream is asked for them anew. */
    private Future<Observation> sourceFailed(Task task, Collecting collecting, Throwable failure) {
        LOG.atWarn().addKeyValue("task", task.id()).log("results not archived: {}", failure.getMessage());
        return ports.upstream()
                .look(collecting.job(), task.model())
                .otherwise(unseen -> new Observation.LookFailed(Optional.empty()))
                .map(seen -> afterLook(task, seen));
    }

    private Observation afterLook(Task task, Observation seen) {
        if (seen instanceof Observation.JobFailed) {
            return seen;
        }
        List<String> sources = seen instanceof Observation.Finished finished ? finished.sources() : List.of();
        return new Observation.ArchiveFailed(sources, nextTry(task));
    }

    private Future<Void> record(Task task, HeldClaim held, Observation observation) {
        return held.release()
                .compose(claim -> ports.journal().record(new ClaimedTask(claim, task), observation))
                .map(recorded -> recorded(recorded, observation instanceof Observation.StoreFailed));
    }

    private Void recorded(Recorded recorded, boolean store) {
        switch (recorded) {
            case Recorded.Moved moved when moved.task().state().terminal() -> ended(moved.task());
            case Recorded.Moved again -> count(store ? "store" : "failed");
            case Recorded.Snoozed snoozed -> count(store ? "store" : "failed");
            case Recorded.Dropped dropped -> count("dropped");
        }
        return null;
    }

    private void ended(Task task) {
        tries.forget(task.id());
        count(task.state() instanceof Succeeded ? "archived" : "lost");
        LOG.atInfo()
                .addKeyValue("task", task.id())
                .addKeyValue("state", task.state().word())
                .log("collecting ended");
        wakeUps.moved(task);
    }

    /** The claim is void or the store unreachable: whoever claims the task next does it again. */
    private Void leave(Task task, Throwable failure) {
        count("dropped");
        LOG.atWarn().addKeyValue("task", task.id()).log("archiving not recorded: {}", String.valueOf(failure));
        return null;
    }

    private void count(String outcome) {
        ports.metrics().count("reelgate_archives_total", "outcome", outcome);
    }
}
