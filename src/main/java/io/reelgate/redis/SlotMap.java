package io.reelgate.redis;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which server takes the writes to which keys, as one server told it.
 *
 * @param ranges by first slot; the slots of no range are served by nobody
 * @param askNext every server of a Cluster that was named, replicas too; empty elsewhere
 */
record SlotMap(Kind kind, List<Range> ranges, Set<NodeAddress> askNext) {
    static final int SLOTS = 16_384;

    /** What answered. */
    enum Kind {
        STANDALONE,
        SENTINEL,
        CLUSTER
    }

    /** Slots from first to last. */
    record Range(int first, int last, NodeAddress master) {}

    /** All keys lie on one server. */
    static SlotMap single(Kind kind, NodeAddress master) {
        return new SlotMap(kind, List.of(new Range(0, SLOTS - 1, master)), Set.of());
    }

    /** Reads the reply to CLUSTER SLOTS. */
    static SlotMap cluster(Response slots, NodeAddress asked) {
        List<Range> ranges = new ArrayList<>();
        Set<NodeAddress> named = new LinkedHashSet<>();
        for (Response range : slots) {
            for (int node = 2; node < range.size(); node++) {
                named.add(node(range.get(node), asked));
            }
            ranges.add(new Range(range.get(0).toInteger(), range.get(1).toInteger(), node(range.get(2), asked)));
        }
        ranges.sort(Comparator.comparingInt(Range::first));
        return new SlotMap(Kind.CLUSTER, List.copyOf(ranges), Set.copyOf(named));
    }

    private static NodeAddress node(Response node, NodeAddress asked) {
        Response host = node.get(0);
        return NodeAddress.announced(
                host == null ? null : host.toString(), node.get(1).toInteger(), asked);
    }

    /** Each once. */
    List<NodeAddress> masters() {
        return ranges.stream().map(Range::master).distinct().toList();
    }

    boolean sameAs(SlotMap other) {
        return kind == other.kind && ranges.equals(other.ranges);
    }
}
