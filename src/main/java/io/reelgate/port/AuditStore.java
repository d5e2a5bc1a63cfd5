package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Finds what does not fit together, and repairs it. What is read here are suspicions; each repair looks again and
 * decides in one script, so that it changes nothing about a sound task, whatever is committed meanwhile. Every method
 * fails with {@link StoreUnavailable} when Redis cannot be asked.
 */
public interface AuditStore {
    /** For how long the models that a node announced count as known. */
    Duration MODELS_HEARD = Duration.ofSeconds(20);

    /** Whether it is this node's turn; for {@code rhythm} from then on it is nobody's. */
    Future<Boolean> takeTurn(Partition partition, Duration rhythm);

    /** All that the indexes of a partition name. */
    Future<Inventory> inventory(Partition partition);

    /** Tells the other nodes which models this one knows; to be repeated more often than {@link #MODELS_HEARD}. */
    Future<Void> announceModels();

    /** The models that this node knows, or any other that was heard lately. */
    Future<Set<String>> models();

    /** All endpoints of a partition that are listed. */
    Future<List<OutboxInventory>> outboxes(Partition partition);

    /** What was wrong and is not any more, each time it was found; empty for a sound task. */
    Future<List<Damage>> repair(Suspect suspect);

    /** As {@link #repair(Suspect)}. */
    Future<List<Damage>> repair(LooseCallback callback);
}
