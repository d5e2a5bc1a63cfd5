package io.reelgate.sweep;

import io.reelgate.bus.WakeUps;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Metrics;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.TaskJournal.Recorded;
import io.reelgate.port.UnclearNews;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Records what is observed about tasks that were left behind, and says so. */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final TaskJournal journal;
    private final WakeUps wakeUps;
    private final Metrics metrics;
    private final UnclearNews unclear;

    Leftovers(TaskJournal journal, WakeUps wakeUps, Metrics metrics) {
        this.journal = journal;
        this.wakeUps = wakeUps;
        this.metrics = metrics;
        this.unclear = new UnclearNews(metrics);
    }

    /** How many moved; fails when one could not be recorded, after all were tried. */
    Future<Integer> expired(List<ClaimedTask> claims) {
        return counted("expired", claims.stream().map(each -> journal.record(each, new Observation.LeaseExpired())));
    }

    /** As {@link #expired}. */
    Future<Integer> overdue(List<Task> tasks) {
        return counted("overdue", tasks.stream().map(each -> journal.record(each, new Observation.TimePassed())));
    }

    private Future<Integer> counted(String kind, Stream<Future<Recorded>> records) {
        return Future.join(records.map(record -> record.map(recorded -> moved(kind, recorded)))
                        .toList())
                .map(Leftovers::sum);
    }

    private int moved(String kind, Recorded recorded) {
        if (!(recorded instanceof Recorded.Moved moved)) {
            return 0;
        }
        Task task = moved.task();
        metrics.count("reelgate_swept_total", "kind", kind, "to", task.state().word());
        LOG.atLevel(task.state() instanceof TaskState.Queued ? Level.DEBUG : Level.INFO)
                .addKeyValue("task", task.id())
                .addKeyValue("kind", kind)
                .addKeyValue("to", task.state().word())
                .log("swept");
        unclear.moved(moved, "lease");
        wakeUps.moved(task);
        return 1;
    }

    private static int sum(CompositeFuture all) {
        return all.<Integer>list().stream().mapToInt(Integer::intValue).sum();
    }
}
