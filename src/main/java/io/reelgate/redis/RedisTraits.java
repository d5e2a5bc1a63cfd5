package io.reelgate.redis;

import io.reelgate.redis.Finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What INFO and CONFIG say of a server, and the rules that judge it.
 *
 * @param configuration empty where CONFIG is forbidden
 */
record RedisTraits(Map<String, String> info, Map<String, String> configuration) {
    private static final int FLOOR_MAJOR = 6;
    private static final int FLOOR_MINOR = 2;

    List<Finding> findings() {
        return Stream.of(version(), role(), eviction(), persistence(), flush(), hidden())
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /** What WAIT for so many replicas would find. */
    Optional<Finding> replicas(int wanted) {
        int connected = Integer.parseInt(info.getOrDefault("connected_slaves", "0"));
        return when(
                connected < wanted,
                Severity.UNSAFE,
                "Redis has %d connected replicas, but redis.durability confirmed needs %d (redis.replicas): no submit would be accepted."
                        .formatted(connected, wanted));
    }

    private Optional<Finding> version() {
        String version = info.getOrDefault("redis_version", "0.0");
        String[] parts = version.split("\\.", 3);
        int major = Integer.parseInt(parts[0]);
        boolean old = major < FLOOR_MAJOR || (major == FLOOR_MAJOR && Integer.parseInt(parts[1]) < FLOOR_MINOR);
        return when(old, Severity.UNUSABLE, "Redis " + version + " is too old: 6.2 or later is needed.");
    }

    private Optional<Finding> role() {
        return when(
                "slave".equals(info.get("role")),
                Severity.UNUSABLE,
                "Redis is a replica and takes no writes: redis.url must name the master.");
    }

    private Optional<Finding> eviction() {
        String policy = info.getOrDefault("maxmemory_policy", "noeviction");
        return when(
                !policy.equals("noeviction"),
                Severity.UNSAFE,
                "Redis may evict tasks when memory is short: maxmemory-policy is " + policy
                        + ", set it to noeviction.");
    }

    private Optional<Finding> persistence() {
        boolean snapshots = !configuration.getOrDefault("save", "unknown").isEmpty();
        return when(
                        !appendOnly() && !snapshots,
                        Severity.UNSAFE,
                        "Redis keeps nothing on disk: a restart of it loses every task. Set appendonly yes.")
                .or(() -> when(
                        !appendOnly(),
                        Severity.UNSAFE,
                        "Redis has no append-only file: a crash loses what was accepted since its last snapshot. "
                                + "Set appendonly yes."));
    }

    private Optional<Finding> flush() {
        return when(
                appendOnly() && "no".equals(configuration.get("appendfsync")),
                Severity.UNSAFE,
                "Redis leaves writing to disk to the system: a power loss loses up to half a minute. "
                        + "Set appendfsync everysec or always.");
    }

    private Optional<Finding> hidden() {
        return when(
                configuration.isEmpty(),
                Severity.NOTE,
                "Redis does not allow CONFIG GET: check its appendfsync setting yourself.");
    }

    private boolean appendOnly() {
        return "1".equals(info.get("aof_enabled"));
    }

    private static Optional<Finding> when(boolean holds, Severity severity, String text) {
        return holds ? Optional.of(new Finding(severity, text)) : Optional.empty();
    }
}
