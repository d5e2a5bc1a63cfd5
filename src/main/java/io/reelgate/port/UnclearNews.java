package io.reelgate.port;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.domain.task.TaskState.Unclear;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the submits whose outcome became unknown and what became of each, and says so by id. Safe from any thread. */
public final class UnclearNews {
    private static final Logger LOG = LoggerFactory.getLogger(UnclearNews.class);

    private final Metrics metrics;

    public UnclearNews(Metrics metrics) {
        this.metrics = metrics;
    }

    /** For every commit of a role; {@code cause} is why it would be unclear: {@code reply} or {@code lease}. */
    public void moved(TaskJournal.Recorded.Moved moved, String cause) {
        if (moved.before() instanceof Unclear unclear) {
            ended(moved.task(), unclear);
        } else if (moved.task().state() instanceof Unclear unclear) {
            begun(moved.task(), unclear, cause);
        }
    }

    private void begun(Task task, Unclear unclear, String cause) {
        String upstream = unclear.intent().route();
        metrics.count("reelgate_unclear_total", "upstream", upstream, "cause", cause);
        LOG.atWarn()
                .addKeyValue("task", task.id())
                .addKeyValue("upstream", upstream)
                .addKeyValue("cause", cause)
                .addKeyValue("until", unclear.until())
                .log("the outcome of a submit is unknown");
    }

    private void ended(Task task, Unclear unclear) {
        String outcome = outcome(task.state(), unclear);
        String upstream = unclear.intent().route();
        metrics.count("reelgate_unclear_ended_total", "upstream", upstream, "outcome", outcome);
        LOG.atInfo()
                .addKeyValue("task", task.id())
                .addKeyValue("upstream", upstream)
                .addKeyValue("outcome", outcome)
                .log("an unclear submit has ended");
    }

    private static String outcome(TaskState after, Unclear unclear) {
        return switch (after) {
            case TaskState.Queued queued ->
                queued.past().doubted().filter(unclear.intent()::equals).isPresent() ? "resubmitted" : "unsent";
            case TaskState.Failed failed -> "failed";
            default -> "accepted";
        };
    }
}
