package io.reelgate.domain.route;

import io.reelgate.domain.model.Route;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the operator has configured.
 *
 * @param upstreamToLanes the lanes of each upstream in use
 * @param daring upstreams whose routes are taken although only third parties know them
 */
public record ConfiguredLanes(Map<String, List<LaneShare>> upstreamToLanes, Set<String> daring) {
    public ConfiguredLanes {
        upstreamToLanes = Map.copyOf(upstreamToLanes);
        daring = Set.copyOf(daring);
    }

    public static ConfiguredLanes of(Collection<LaneShare> shares, Set<String> daring) {
        return new ConfiguredLanes(
                shares.stream()
                        .collect(Collectors.groupingBy(share -> share.lane().upstream())),
                daring);
    }

    /** Whether the operator lets tasks take a route at all. */
    boolean offer(Route route) {
        return upstreamToLanes.containsKey(route.upstream())
                && (!route.unconfirmed() || daring.contains(route.upstream()));
    }

    /** Those that get new tasks. */
    List<LaneShare> of(String upstream) {
        return upstreamToLanes.getOrDefault(upstream, List.of()).stream()
                .filter(share -> share.weight() > 0)
                .toList();
    }
}
