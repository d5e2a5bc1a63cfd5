package io.reelgate.port;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Callbacks waiting for delivery, written by the commit that ended their task. */
public interface Outbox {
    /**
     * One callback that this node may deliver until its lease ends.
     *
     * @param body the final bytes, as JSON text
     * @param attempts tries before this one
     * @param lease fence: the row's score while claimed
     */
    record Callback(TaskId id, AccountId account, String endpoint, String url, String body, int attempts, long lease) {}

    /** Claims due callbacks of a partition, at most {@code perEndpoint} of each endpoint. */
    Future<List<Callback>> claim(Partition partition, int most, int perEndpoint, Duration lease);

    /** Delivered: the row goes. */
    Future<Void> delivered(Callback callback);

    /** The try failed: again at {@code at}. */
    Future<Void> retry(Callback callback, Instant at, String reason);

    /** Never again by itself: kept as a dead letter. */
    Future<Void> bury(Callback callback, String reason);
}
