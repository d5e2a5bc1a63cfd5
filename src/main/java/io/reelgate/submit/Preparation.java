package io.reelgate.submit;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.MediaReference;
import io.reelgate.domain.route.RouteChoice;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.TaskJournal.Recorded;
import io.reelgate.port.Upstream;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A claimed task's way up to its submit: still in time, a route, then its media, which are only looked at where a
 * submit could follow. All of this is free, and whatever speaks against the task ends it here.
 */
final class Preparation {
    private final Upstream upstream;
    private final TaskJournal journal;
    private final Clock clock;
    private final Notes notes;
    private final Prefetcher prefetcher;
    private final Submitter submitter;
    private final LaneLine line;
    private final Map<TaskId, ClaimedTask> idToRenewed = new HashMap<>();

    Preparation(SubmitPorts ports, Notes notes, Prefetcher prefetcher, Submitter submitter) {
        this.upstream = ports.upstream();
        this.journal = ports.journal();
        this.clock = ports.clock();
        this.notes = notes;
        this.prefetcher = prefetcher;
        this.submitter = submitter;
        this.line = new LaneLine(ports.gate(), notes, ports.clock());
    }

    Future<Recorded> begin(ClaimedTask claimed) {
        Task task = claimed.task();
        if (isOver(task)) {
            return notes.beforeSubmit(claimed, new Observation.TimePassed());
        }
        return choose(claimed, Set.of(), Optional.empty());
    }

    /**
     * {@code passedOver}: lanes that have turned out not to be had for it; {@code full}: the one of them that it may wait
     * for.
     */
    private Future<Recorded> choose(ClaimedTask claimed, Set<String> passedOver, Optional<String> full) {
        return switch (upstream.choose(claimed.task(), passedOver)) {
            case RouteChoice.Taken taken -> enter(claimed, new Way(taken.lane().name(), passedOver), full);
            case RouteChoice.Later later ->
                full.map(lane -> line.join(claimed, lane)).orElseGet(() -> submitter.putOff(claimed, later.at()));
            case RouteChoice.Nowhere nowhere -> notes.beforeSubmit(claimed, new Observation.Unroutable());
        };
    }

    /** The one place where a task has its lane and nothing was done there yet. */
    private Future<Recorded> enter(ClaimedTask claimed, Way way, Optional<String> full) {
        return line.enter(claimed, way.lane())
                .compose(entered -> entered
                        ? entered(claimed, way)
                        : choose(claimed, way.exhausted(), Optional.of(waitingFor(way.lane(), full))));
    }

    private String waitingFor(String lane, Optional<String> before) {
        return before.map(first -> line.better(first, lane)).orElse(lane);
    }

    /** For a task that has been given its place at a lane. */
    Future<Recorded> entered(ClaimedTask claimed, String lane) {
        return isOver(claimed.task())
                ? line.leave(lane, claimed.task(), notes.beforeSubmit(claimed, new Observation.TimePassed()))
                : entered(claimed, new Way(lane, Set.of()));
    }

    private Future<Recorded> entered(ClaimedTask claimed, Way way) {
        return line.leave(way.lane(), claimed.task(), prepare(claimed, way));
    }

    /** A lane, and those that were tried in vain before. */
    private record Way(String lane, Set<String> passedOver) {
        Set<String> exhausted() {
            return Stream.concat(passedOver.stream(), Stream.of(lane)).collect(Collectors.toSet());
        }
    }

    private boolean isOver(Task task) {
        return !clock.instant().isBefore(task.deadline());
    }

    private Future<Recorded> prepare(ClaimedTask claimed, Way way) {
        MediaLook look = new MediaLook(MediaReference.of(request(claimed.task())), upstream.inlinesMedia(way.lane()));
        return look.references().isEmpty() ? submit(claimed, way, Cargo.none()) : prefetch(claimed, way, look);
    }

    /** A lane that cannot be reached is left for the next; nothing was written, so nothing is to be remembered. */
    private Future<Recorded> submit(ClaimedTask claimed, Way way, Cargo cargo) {
        return submitter.submit(claimed, way.lane(), cargo, () -> {
            cargo.unload();
            return elsewhere(claimed, way);
        });
    }

    private Future<Recorded> prefetch(ClaimedTask claimed, Way way, MediaLook look) {
        return upstream.ready(way.lane())
                .transform(ready -> Future.succeededFuture(ready.succeeded()))
                .compose(ready -> ready
                        ? prefetcher.prefetch(claimed, look).compose(prefetched -> goOn(way, prefetched))
                        : elsewhere(claimed, way));
    }

    private Future<Recorded> elsewhere(ClaimedTask claimed, Way way) {
        line.withdraw(way.lane(), claimed.task());
        return choose(claimed, way.exhausted(), Optional.empty());
    }

    private Future<Recorded> goOn(Way way, Prefetched prefetched) {
        return switch (prefetched) {
            case Prefetched.Usable usable -> submit(way, usable).onComplete(ended -> release(usable));
            case Prefetched.Unusable unusable ->
                notes.beforeSubmit(unusable.claimed(), new Observation.Refused(unusable.failure()));
            case Prefetched.Unknown unknown -> submitter.putOff(unknown.claimed());
            case Prefetched.Stopped stopped -> handBack(stopped.claimed());
            case Prefetched.Lost lost -> Future.succeededFuture(new Recorded.Dropped());
        };
    }

    private Future<Recorded> submit(Way way, Prefetched.Usable usable) {
        ClaimedTask claimed = usable.claimed();
        idToRenewed.put(claimed.task().id(), claimed);
        return isOver(claimed.task())
                ? notes.beforeSubmit(claimed, new Observation.TimePassed())
                : submit(claimed, way, usable.cargo());
    }

    private void release(Prefetched.Usable usable) {
        usable.cargo().unload();
        idToRenewed.remove(usable.claimed().task().id());
    }

    /** Tasks whose media are being looked at are handed back at once: nothing was begun with them. */
    void stop() {
        prefetcher.stop();
    }

    /** As if the lease had ended: ready again. Of no effect once the intent is there, because it moves the claim. */
    Future<Recorded> handBack(ClaimedTask claimed) {
        ClaimedTask current = idToRenewed.getOrDefault(claimed.task().id(), claimed);
        return journal.record(current, new Observation.LeaseExpired());
    }

    private static GenerateRequest request(Task task) {
        return task.request().orElseThrow(() -> new IllegalStateException("a queued task has a request"));
    }
}
