package io.reelgate.fanout;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.TaskStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the watched tasks again and again for the upstream's own progress, one batch at a time, so that the load on
 * the store is bounded however many tasks are watched. A failed read ends the round; the next one comes.
 */
final class ProgressReader {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressReader.class);
    private static final long BETWEEN_BATCHES = 50;

    private final ProgressBoard board;
    private final TaskStore tasks;
    private final FanoutSettings.ProgressPace settings;
    private Vertx vertx;
    private boolean stopped;

    ProgressReader(ProgressBoard board, TaskStore tasks, FanoutSettings.ProgressPace settings) {
        this.board = board;
        this.tasks = tasks;
        this.settings = settings;
    }

    void start(Vertx onVertx) {
        vertx = onVertx;
        again();
    }

    void stop() {
        stopped = true;
    }

    private void again() {
        if (!stopped) {
            vertx.setTimer(settings.refresh().toMillis(), timer -> round(board.watched()));
        }
    }

    private void round(List<String> ids) {
        if (ids.isEmpty() || stopped) {
            again();
            return;
        }
        List<String> batch = ids.subList(0, Math.min(ids.size(), settings.batch()));
        List<String> rest = ids.subList(batch.size(), ids.size());
        Hop.to(vertx.getOrCreateContext(), read(batch))
                .onSuccess(read -> vertx.setTimer(BETWEEN_BATCHES, timer -> round(rest)))
                .onFailure(this::failed);
    }

    private Future<Void> read(List<String> ids) {
        return tasks.findAll(ids.stream().map(TaskId::new).toList()).map(this::keep);
    }

    private Void keep(List<Optional<Task>> found) {
        found.stream().flatMap(Optional::stream).forEach(board::seen);
        return null;
    }

    private void failed(Throwable cause) {
        LOG.atDebug().addKeyValue("error", cause).log("progress not read");
        again();
    }
}
