package io.reelgate.poll;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage;
import io.reelgate.bus.WakeUps;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.JobEndings;
import io.reelgate.port.Metrics;
import io.reelgate.port.Outage;
import io.reelgate.port.Permits;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.TaskJournal.Recorded;
import io.reelgate.port.UnclearNews;
import io.reelgate.port.Upstream;
import io.reelgate.port.Work;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One poller of the fleet: looks once at what it is given, records what it saw under the claim, and answers when that
 * is done. A task whose record fails keeps its lease and is looked at again by whoever claims it next.
 */
public final class PollerVerticle extends VerticleBase {
    private static final long LAST_RECORDS_MILLIS = 500;

    private final PollSettings settings;
    private final Upstream upstream;
    private final TaskJournal journal;
    private final UnclearNews unclear;
    private final Metrics metrics;
    private final JobEndings endings;
    private final Permits permits;
    private final Outage outage = new Outage("poller");
    private WakeUps wakeUps;
    private MessageConsumer<BusMessage.Look> looks;

    /** Nobody is told of jobs that end. */
    public PollerVerticle(PollSettings settings, Upstream upstream, TaskJournal journal, Metrics metrics) {
        this(settings, upstream, journal, metrics, JobEndings.NONE);
    }

    public PollerVerticle(
            PollSettings settings, Upstream upstream, TaskJournal journal, Metrics metrics, JobEndings endings) {
        this.settings = settings;
        this.upstream = upstream;
        this.journal = journal;
        this.unclear = new UnclearNews(metrics);
        this.metrics = metrics;
        this.endings = endings;
        this.permits = new Permits(settings.concurrency());
    }

    @Override
    public Future<?> start() {
        wakeUps = new WakeUps(vertx.eventBus());
        looks = vertx.eventBus().localConsumer(Address.LOOK.text(), this::look);
        return Future.succeededFuture();
    }

    /** The scheduler has waited before: what is still looked at is handed back, and its record would be void. */
    @Override
    public Future<?> stop() {
        if (looks == null) {
            return Future.succeededFuture();
        }
        return looks.unregister()
                .eventually(permits::close)
                .timeout(Math.min(LAST_RECORDS_MILLIS, settings.drain().toMillis()), TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }

    private void look(Message<BusMessage.Look> message) {
        permits.take();
        Task task = message.body().task();
        Claim claim = new Claim(
                task.id(),
                new Work.Look(message.body().upstream()),
                message.body().until());
        observe(task)
                .compose(seen -> journal.record(new ClaimedTask(claim, task), seen))
                .onSuccess(this::recorded)
                .onFailure(outage::seen)
                .onComplete(done -> answer(message));
    }

    private Future<Observation> observe(Task task) {
        return switch (task.state()) {
            case TaskState.Running running -> look(task, running.job());
            case TaskState.Unclear lost -> reconcile(task, lost.intent());
            default -> Future.succeededFuture(new Observation.TimePassed());
        };
    }

    private Future<Observation> look(Task task, Job job) {
        metrics.count("reelgate_job_looks_total", "model", task.model(), "upstream", job.route());
        return Future.succeededFuture(job)
                .compose(each -> upstream.look(each, task.model()))
                .otherwise(failure -> new Observation.LookFailed(Optional.empty()));
    }

    /** Where the upstream cannot be asked, only time will tell. */
    private Future<Observation> reconcile(Task task, Intent intent) {
        return Future.succeededFuture(intent)
                .compose(lost -> upstream.reconcile(lost, task.model()))
                .otherwise(failure -> new Observation.StillUnclear());
    }

    private void recorded(Recorded recorded) {
        outage.over();
        if (recorded instanceof Recorded.Moved moved) {
            unclear.moved(moved, "reply");
            if (moved.before() instanceof TaskState.Running running) {
                ended(moved.task(), running.job());
            }
            wakeUps.moved(moved.task());
        }
    }

    /** What took a running task on is the end of its job. */
    private void ended(Task task, Job job) {
        boolean finished = task.state() instanceof TaskState.Collecting;
        String outcome = finished ? "finished" : "failed";
        metrics.count("reelgate_jobs_ended_total", "model", task.model(), "upstream", job.route(), "outcome", outcome);
        if (finished) {
            endings.finished(task, job);
        }
    }

    private void answer(Message<BusMessage.Look> message) {
        permits.giveBack();
        message.reply(null);
    }
}
