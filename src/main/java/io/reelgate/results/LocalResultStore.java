package io.reelgate.results;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.ResultSource.Download;
import io.reelgate.port.ResultStore;
import io.reelgate.port.StoreTrouble;
import io.reelgate.port.Waypoints;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * Keeps results in a folder, which several nodes may share. A copy is written beside the results, forced to the disk and
 * renamed when it is whole. Safe from any thread; all blocking work is done on worker threads.
 */
public final class LocalResultStore implements ResultStore {
    /** Links end by their own signature; the files follow a little later, so that no valid link meets a missing file. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final Duration LONGEST_COPY = Duration.ofDays(1);

    /** Of its own: a slow disk must neither hold up those who need no disk, nor those who only read. They end with Vert.x. */
    private static final int THREADS = 4;

    private final Vertx vertx;
    private final WorkerExecutor writing;
    private final WorkerExecutor serving;
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
        this.writing = vertx.createSharedWorkerExecutor("result-writing", THREADS);
        this.serving = vertx.createSharedWorkerExecutor("result-serving", THREADS);
        this.folder = new ResultFolder(folder.toAbsolutePath());
        this.clock = clock;
        this.retention = retention;
        this.waypoints = waypoints;
    }

    @Override
    public Future<Void> check() {
        return trouble(writing.executeBlocking(folder::check, false)).mapEmpty();
    }

    @Override
    public Future<String> marker(String fresh) {
        return writing.executeBlocking(() -> folder.marker(fresh), false);
    }

    /** Of several files of one name only the first can be made. */
    @Override
    public Future<Void> keepMarker(String marker) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Stored> write(TaskId id, int index, Download download) {
        MeasuredBody body = new MeasuredBody(download);
        // A pipe from the first moment on: a stream that breaks off while the file is being made would tell nobody.
        Pipe<Buffer> pipe = body.pipe();
        return trouble(writing.executeBlocking(() -> folder.stage(id), false))
                .onFailure(failure -> pipe.close())
                .compose(staged -> fill(staged, pipe, body)
                        .compose(filled -> body.whole(vertx))
                        .compose(stored -> publish(staged, id, index).map(stored))
                        .onFailure(failure -> discard(staged)))
                .onFailure(failure -> download.abandon().run());
    }

    private static <T> Future<T> trouble(Future<T> own) {
        return own.recover(failure -> Future.failedFuture(StoreTrouble.of(failure)));
    }

    private Future<Void> fill(Path staged, Pipe<Buffer> pipe, MeasuredBody body) {
        return trouble(writing.executeBlocking(() -> opened(staged), false))
                .onFailure(failure -> pipe.close())
                .map(file -> new StoreFile(file, waypoints))
                .compose(file -> pour(pipe, file, body));
    }

    private AsyncFile opened(Path staged) {
        return vertx.fileSystem()
                .openBlocking(
                        staged.toString(), new OpenOptions().setRead(false).setCreate(false));
    }

    /** A response that has broken off takes no new handlers; the file is closed all the same. */
    private static Future<Void> pour(Pipe<Buffer> pipe, StoreFile file, MeasuredBody body) {
        try {
            return pipe.to(file);
        } catch (IllegalStateException brokenOff) {
            return file.end().transform(closed -> Future.failedFuture(body.failure().orElse(brokenOff)));
        }
    }

    private Future<Path> publish(Path staged, TaskId id, int index) {
        return trouble(writing.executeBlocking(() -> folder.publish(staged, id, index), false));
    }

    private void discard(Path staged) {
        writing.executeBlocking(() -> Files.deleteIfExists(staged), false);
    }

    @Override
    public Future<Place> serve(TaskId id, int index, Wish wish) {
        return serving.executeBlocking(() -> folder.find(id, index), false)
                .map(found -> found.<Place>map(Place.LocalFile::new).orElseGet(Place.Missing::new));
    }

    /** One partition at a time, so that a worker thread is never held for long. */
    @Override
    public Future<Integer> expire(List<Partition> partitions) {
        OldResults old = before(retention.plus(GRACE));
        return writing.executeBlocking(before(LONGEST_COPY)::sweepStaging, false)
                .compose(unfinished -> expire(old, partitions.iterator(), 0));
    }

    private OldResults before(Duration age) {
        return new OldResults(folder, clock.instant().minus(age));
    }

    private Future<Integer> expire(OldResults old, Iterator<Partition> partitions, int removed) {
        if (!partitions.hasNext()) {
            return Future.succeededFuture(removed);
        }
        Partition partition = partitions.next();
        return writing.executeBlocking(() -> old.sweepPartition(partition), false)
                .compose(count -> expire(old, partitions, removed + count));
    }
}
