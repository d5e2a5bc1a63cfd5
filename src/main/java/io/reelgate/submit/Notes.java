package io.reelgate.submit;

import io.reelgate.bus.WakeUps;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Metrics;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.TaskJournal.Recorded;
import io.reelgate.port.UnclearNews;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what a submit came to, counts it, and wakes whoever goes on from there. */
final class Notes {
    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);

    private final TaskJournal journal;
    private final Persistence persistence;
    private final WakeUps wakeUps;
    private final Metrics metrics;
    private final UnclearNews unclear;

    Notes(TaskJournal journal, Persistence persistence, WakeUps wakeUps, Metrics metrics) {
        this.journal = journal;
        this.persistence = persistence;
        this.wakeUps = wakeUps;
        this.metrics = metrics;
        this.unclear = new UnclearNews(metrics);
    }

    /** Nothing was begun, so nothing is lost where the store cannot be asked: the claim lapses. */
    Future<Recorded> beforeSubmit(ClaimedTask claimed, Observation observation) {
        return noted(journal.record(claimed, observation), claimed.task().id(), observation);
    }

    Future<Recorded> afterSubmit(Task submitting, Observation observation) {
        return noted(persistence.record(submitting, observation), submitting.id(), observation);
    }

    Future<Recorded> withdraw(Task task, Observation.Postponed nothingSent, Instant leaseEnd) {
        return noted(persistence.withdraw(task, nothingSent, leaseEnd), task.id(), nothingSent);
    }

    private Future<Recorded> noted(Future<Recorded> record, TaskId id, Observation observation) {
        return record.onSuccess(recorded -> tell(recorded, id, observation))
                .onFailure(failure -> lost(id, observation, failure));
    }

    private void tell(Recorded recorded, TaskId id, Observation observation) {
        if (!(observation instanceof Observation.Marked)) {
            metrics.count("reelgate_submits_total", "outcome", word(observation));
        }
        if (recorded instanceof Recorded.Moved moved) {
            unclear.moved(moved, "reply");
            wakeUps.moved(moved.task());
        } else if (observation instanceof Observation.Accepted accepted) {
            journal.find(id).onSuccess(found -> found.ifPresent(task -> tooLate(task, accepted)));
        }
    }

    /** The job is paid for and nobody will fetch it; unless this very news was recorded before, and the answer lost. */
    private void tooLate(Task task, Observation.Accepted accepted) {
        if (!isUsed(task.state(), accepted.jobId())) {
            metrics.count("reelgate_jobs_unused_total", "state", task.state().word());
            LOG.atWarn()
                    .addKeyValue("task", task.id())
                    .addKeyValue("state", task.state().word())
                    .addKeyValue("job", accepted.jobId())
                    .log("a job was accepted for a task that has moved on");
        }
    }

    private static boolean isUsed(TaskState state, String jobId) {
        return switch (state) {
            case TaskState.Running running -> running.job().id().equals(jobId);
            case TaskState.Collecting collecting -> collecting.job().id().equals(jobId);
            case TaskState.Succeeded succeeded -> true;
            default -> false;
        };
    }

    private static void lost(TaskId id, Observation observation, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("task", id)
                .addKeyValue("observation", word(observation))
                .log("not recorded: {}", failure.getMessage());
    }

    private static String word(Observation observation) {
        return observation.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
