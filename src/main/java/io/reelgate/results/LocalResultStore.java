package io.reelgate.results;

import io.reelgate.domain.task.TaskId;
import io.reelgate.port.ResultStore;
import io.reelgate.port.Waypoints;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.Pipe;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/**
 * Keeps results in a folder, which several nodes may share. A copy is written beside the results and renamed when it
 * is whole; nothing is forced to the disk, because a result lost with the machine can be fetched again until its task
 * has ended. Safe from any thread; all blocking work is done on worker threads.
 */
public final class LocalResultStore implements ResultStore {
    /** Links end by their own signature; the files follow a little later, so that no valid link meets a missing file. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final Duration LONGEST_COPY = Duration.ofDays(1);

    private final Vertx vertx;
    private final ResultFolder folder;
    private final Clock clock;
    private final Duration retention;
    private final Waypoints waypoints;

    /** {@code retention}: how long a result is kept after it was stored. */
    public LocalResultStore(Vertx vertx, Path folder, Clock clock, Duration retention) {
        this(vertx, folder, clock, retention, Waypoints.NONE);
    }

    /** As above; {@code waypoints} hears of each copy that has begun. */
    public LocalResultStore(Vertx vertx, Path folder, Clock clock, Duration retention, Waypoints waypoints) {
        this.vertx = vertx;
        this.folder = new ResultFolder(folder.toAbsolutePath());
        this.clock = clock;
        this.retention = retention;
        this.waypoints = waypoints;
    }

    /**
     * The id that marks this folder; {@code fresh} becomes it where there is none yet. Nodes whose folders have
     * different marks do not share their results.
     */
    public Future<String> marker(String fresh) {
        return vertx.executeBlocking(() -> folder.marker(fresh), false);
    }

    @Override
    public Future<Stored> write(TaskId id, int index, ReadStream<Buffer> content) {
        // A pipe from the first moment on: a stream that breaks off while the file is being made would tell nobody.
        Pipe<Buffer> pipe = content.pipe();
        return vertx.executeBlocking(() -> folder.stage(id, index), false)
                .onFailure(failure -> pipe.close())
                .compose(staged -> fill(staged, pipe)
                        .compose(stored -> publish(staged, id, index).map(stored))
                        .onFailure(failure -> discard(staged)));
    }

    private Future<Stored> fill(Path staged, Pipe<Buffer> pipe) {
        return vertx.fileSystem()
                .open(staged.toString(), new OpenOptions().setRead(false).setCreate(false))
                .onFailure(failure -> pipe.close())
                .map(file -> new HashingFile(file, waypoints))
                .compose(file -> pour(pipe, file));
    }

    /** A response that has broken off takes no new handlers; the file is closed all the same. */
    private static Future<Stored> pour(Pipe<Buffer> pipe, HashingFile file) {
        try {
            return pipe.to(file).map(done -> file.stored());
        } catch (IllegalStateException brokenOff) {
            return file.end().transform(closed -> Future.failedFuture(brokenOff));
        }
    }

    private Future<Path> publish(Path staged, TaskId id, int index) {
        return vertx.executeBlocking(() -> folder.publish(staged, id, index), false);
    }

    private void discard(Path staged) {
        vertx.executeBlocking(() -> Files.deleteIfExists(staged), false);
    }

    @Override
    public Future<Optional<Path>> locate(TaskId id, int index) {
        return vertx.executeBlocking(() -> folder.find(id, index), false);
    }

    /** One partition at a time, so that a worker thread is never held for long. */
    @Override
    public Future<Integer> expire() {
        OldResults old = before(retention.plus(GRACE));
        return vertx.executeBlocking(before(LONGEST_COPY)::sweepStaging, false)
                .compose(unfinished -> vertx.executeBlocking(old::partitions, false))
                .compose(partitions -> expire(old, partitions.iterator(), 0));
    }

    private OldResults before(Duration age) {
        return new OldResults(folder, clock.instant().minus(age));
    }

    private Future<Integer> expire(OldResults old, Iterator<Path> partitions, int removed) {
        if (!partitions.hasNext()) {
            return Future.succeededFuture(removed);
        }
        Path partition = partitions.next();
        return vertx.executeBlocking(() -> old.sweepPartition(partition), false)
                .compose(count -> expire(old, partitions, removed + count));
    }
}
