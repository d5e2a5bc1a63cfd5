package io.reelgate.archive;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.ResultSource.Download;
import io.reelgate.port.ResultStore;
import io.reelgate.port.StoreBusy;
import io.reelgate.port.StoreTrouble;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A store whose disk is full, or that is busy with others, as long as the test says so. */
record FullStore(ResultStore store, BooleanSupplier full, BooleanSupplier busy) implements ResultStore {
    @Override
    public Future<Stored> write(TaskId id, int index, Download download) {
        if (!full.getAsBoolean() && !busy.getAsBoolean()) {
            return store.write(id, index, download);
        }
        download.abandon().run();
        return Future.failedFuture(
                busy.getAsBoolean() ? new StoreBusy("no turn") : new StoreTrouble("No space left on device"));
    }

    @Override
    public Future<Place> serve(TaskId id, int index, Wish wish) {
        return store.serve(id, index, wish);
    }

    @Override
    public Future<Integer> expire(List<Partition> partitions) {
        return store.expire(partitions);
    }

    @Override
    public Future<Void> check() {
        return full.getAsBoolean() ? Future.failedFuture(new StoreTrouble("full")) : store.check();
    }

    @Override
    public Future<String> marker(String fresh) {
        return store.marker(fresh);
    }

    @Override
    public Future<Void> keepMarker(String marker) {
        return store.keepMarker(marker);
    }
}
