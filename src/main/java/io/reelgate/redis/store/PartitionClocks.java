package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.redis.RedisClock;
import io.reelgate.redis.RedisConnections;
import java.util.List;

/** The time each partition's scripts go by: that of the master which holds it, in a Cluster one of several. */
final class PartitionClocks {
    private final List<RedisClock> clocks;

    PartitionClocks(RedisConnections connections, Keys keys) {
        this.clocks = keys.partitions().stream()
                .map(partition -> connections.clock(keys.active(partition)))
                .toList();
    }

    RedisClock of(Partition partition) {
        return clocks.get(partition.index());
    }
}
