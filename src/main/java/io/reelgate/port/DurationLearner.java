package io.reelgate.port;

import io.reelgate.domain.pace.Cadences;
import io.reelgate.domain.pace.EndSpan;
import io.reelgate.domain.pace.JobKind;
import io.reelgate.domain.pace.JobKinds;
import io.reelgate.domain.pace.Mark;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Paces;
import io.reelgate.domain.task.Spread;
import io.reelgate.domain.task.Task;
import io.reelgate.port.DurationLog.Page;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes down how long jobs took. They are gathered for a second and added together, so what it costs the store does not
 * grow with the number of jobs. A write that fails is dropped: it may have been done, and there will be other jobs.
 */
public final class DurationLearner implements JobEndings {
    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final int MOST_GATHERED = 10_000;

    private record Ended(JobKind kind, EndSpan span, long hour) {
        Page page() {
            return new Page(kind.model(), kind.lane(), hour);
        }
    }

    private final DurationLog log;
    private final JobKinds kinds;
    private final Paces paces;
    private final Cadences cadences;
    private final Metrics metrics;
    private final Clock clock;
    private final Outage outage = new Outage("durations");
    private final Queue<Ended> gathered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger gatheredNow = new AtomicInteger();

    /**
     * As a node needs it.
     *
     * @param paces those that the tasks were looked at by
     * @param cadences what is known already
     */
    public DurationLearner(
            DurationLog log, JobKinds kinds, Paces paces, Cadences cadences, Metrics metrics, Clock clock) {
        this.log = log;
        this.kinds = kinds;
        this.paces = paces;
        this.cadences = cadences;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Writes every second from now on; the answer ends that and writes what is left, once. */
    public Runnable start(Vertx vertx) {
        long timer = vertx.setPeriodic(GATHERING.toMillis(), id -> write());
        return () -> {
            vertx.cancelTimer(timer);
            write();
        };
    }

    @Override
    public void finished(Task task, Job job) {
        task.request().ifPresent(request -> finished(task, job, request));
    }

    private void finished(Task task, Job job, GenerateRequest request) {
        long now = clock.millis();
        var looks = paces.at(job.route(), task.model(), request).looks();
        Duration age = Duration.ofMillis(now - job.submittedAt().toEpochMilli());
        EndSpan span = EndSpan.found(looks, Spread.fraction(task.id()), age);
        metrics.time("reelgate_detection_lag_seconds", span.lag(), "model", task.model(), "upstream", job.route());
        kinds.of(task.model(), request.input(), job.route())
                .ifPresent(kind -> gather(new Ended(kind, span, Hours.of(now))));
    }

    private void gather(Ended ended) {
        if (gatheredNow.incrementAndGet() > MOST_GATHERED) {
            gatheredNow.decrementAndGet();
            count("dropped", 1);
        } else {
            gathered.add(ended);
        }
    }

    /** Completes when all that was gathered is written or dropped. */
    Future<Void> write() {
        Map<Page, List<Ended>> pageToEnded = new HashMap<>();
        for (Ended next = gathered.poll(); next != null; next = gathered.poll()) {
            gatheredNow.decrementAndGet();
            pageToEnded.computeIfAbsent(next.page(), page -> new ArrayList<>()).add(next);
        }
        List<Future<Void>> writes = new ArrayList<>();
        pageToEnded.forEach((page, ended) -> writes.add(write(page, ended)));
        return Future.join(writes).<Void>mapEmpty().otherwiseEmpty();
    }

    private Future<Void> write(Page page, List<Ended> ended) {
        return Future.succeededFuture(ended)
                .compose(each -> log.add(page, units(each)))
                .onSuccess(done -> written(ended.size()))
                .onFailure(failure -> lost(failure, ended.size()));
    }

    private Map<Mark, Long> units(List<Ended> ended) {
        Map<Mark, Long> markToUnits = new HashMap<>();
        for (Ended each : ended) {
            each.span()
                    .units(cadences.known(each.kind()))
                    .forEach((bucket, units) ->
                            markToUnits.merge(new Mark(each.kind().variant(), bucket), units, Long::sum));
        }
        return markToUnits;
    }

    private void written(int jobs) {
        outage.over();
        count("recorded", jobs);
    }

    private void lost(Throwable failure, int jobs) {
        outage.seen(failure);
        count("dropped", jobs);
    }

    private void count(String outcome, int jobs) {
        metrics.add("reelgate_durations_total", jobs, "outcome", outcome);
    }
}
