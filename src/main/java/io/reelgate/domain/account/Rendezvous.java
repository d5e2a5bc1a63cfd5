package io.reelgate.domain.account;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Which of the live nodes scans which partition first: highest random weight, so that a node's coming or going moves
 * only its own share. It is a hint that spreads the work; the lease decides who may act.
 */
public final class Rendezvous {
    private Rendezvous() {}

    public static List<Partition> assignedTo(String node, Collection<String> liveNodes, Partitions partitions) {
        return partitions.all().stream()
                .filter(partition -> node.equals(owner(partition, liveNodes)))
                .toList();
    }

    private static String owner(Partition partition, Collection<String> liveNodes) {
        return liveNodes.stream()
                .max(Comparator.comparingLong((String node) -> weight(node, partition))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private static long weight(String node, Partition partition) {
        CRC32 crc = new CRC32();
        crc.update((node + '/' + partition.index()).getBytes(StandardCharsets.UTF_8));
        long mixed = crc.getValue() * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 29)) & Long.MAX_VALUE;
    }
}
