package io.reelgate.port;

import io.reelgate.domain.task.TaskId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where results are kept and served from. Nothing blocks the calling event loop. */
public interface ResultStore {
    /** What was stored. */
    record Stored(long bytes, String sha256) {}

    /** Copies a stream with back-pressure; visible only when it is whole. Overwrites an earlier copy. */
    Future<Stored> write(TaskId id, int index, ReadStream<Buffer> content);

    /** The file to serve; empty when there is none (any more). */
    Future<Optional<Path>> locate(TaskId id, int index);

    /** Removes results whose task ended before the retention; called by a sweeper. The answer is how many. */
    Future<Integer> expire();
}
