package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.VideoFacts;
import io.reelgate.port.ResultSource.Download;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where results are kept and served from. Nothing blocks the calling event loop. What is the store's own fault fails with
 * {@link StoreTrouble}, whatever else fails is the source's.
 */
public interface ResultStore {
    /** As all results are served, whatever the upstream called them. */
    String CONTENT_TYPE = "video/mp4";

    /** What was stored. */
    record Stored(long bytes, String sha256, VideoFacts facts) {}

    /** Where a result is to be had. */
    sealed interface Place {
        /** A file on this machine. */
        record LocalFile(Path path) implements Place {}

        /** A URL that gives it to anybody for a while. */
        record Redirect(String url) implements Place {}

        /** There is none (any more). */
        record Missing() implements Place {}
    }

    /**
     * How somebody wants a result.
     *
     * @param head its headers only
     * @param lasting how long a redirect may work at most
     */
    record Wish(boolean head, Duration lasting) {}

    /**
     * Copies a download with back-pressure; visible only when it is whole, has the announced length, and would survive a
     * loss of power. Overwrites an earlier copy. A download whose copy failed is abandoned.
     */
    Future<Stored> write(TaskId id, int index, Download download);

    /** A store that cannot tell without asking answers with a redirect that may lead to nothing. */
    Future<Place> serve(TaskId id, int index, Wish wish);

    /** Removes results of these partitions that were stored before the retention. The answer is how many. */
    Future<Integer> expire(List<Partition> partitions);

    /** Stores something small and removes it again; fails where the store cannot be used. */
    Future<Void> check();

    /**
     * The id that marks this store; {@code fresh} becomes it where there is none yet. Nodes whose stores have different
     * marks do not share their results.
     */
    Future<String> marker(String fresh);

    /** Puts the mark back, where another node that began at the same moment has overwritten it after it was read. */
    Future<Void> keepMarker(String marker);
}
