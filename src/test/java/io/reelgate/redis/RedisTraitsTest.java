package io.reelgate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.Finding.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisTraitsTest {
    private static final Map<String, String> SOUND = Map.of(
            "redis_version", "7.0.15",
            "cluster_enabled", "0",
            "role", "master",
            "maxmemory_policy", "noeviction",
            "aof_enabled", "1");
    private static final Map<String, String> EVERY_SECOND = Map.of("save", "", "appendfsync", "everysec");

    @Test
    void hasNothingToSayOfASoundServer() {
        assertThat(new RedisTraits(SOUND, EVERY_SECOND).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "redis_version, 6.0.16, UNUSABLE, Redis 6.0.16 is too old",
        "redis_version, 5.9.0, UNUSABLE, Redis 5.9.0 is too old",
        "role, slave, UNUSABLE, Redis is a replica",
        "maxmemory_policy, allkeys-lru, UNSAFE, Redis may evict tasks",
        "aof_enabled, 0, UNSAFE, Redis keeps nothing on disk",
    })
    void findsWhatInfoTells(String name, String value, Severity severity, String text) {
        assertThat(new RedisTraits(with(SOUND, name, value), EVERY_SECOND).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(severity))
                .satisfies(finding -> assertThat(finding.text()).startsWith(text));
    }

    @ParameterizedTest
    @CsvSource({"6.2.0", "6.2.11", "7.0.15", "10.0.0"})
    void acceptsEveryVersionFromTheFloorUp(String version) {
        assertThat(new RedisTraits(with(SOUND, "redis_version", version), EVERY_SECOND).findings())
                .isEmpty();
    }

    @Test
    void callsSnapshotsAloneUnsafe() {
        List<Finding> findings = new RedisTraits(with(SOUND, "aof_enabled", "0"), Map.of("save", "3600 1")).findings();

        assertThat(findings)
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("since its last snapshot");
    }

    @Test
    void callsAFileThatIsNeverFlushedUnsafe() {
        assertThat(new RedisTraits(SOUND, Map.of("appendfsync", "no")).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.UNSAFE);
    }

    @Test
    void notesWhatItMayNotSee() {
        assertThat(new RedisTraits(SOUND, Map.of()).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE);
    }

    @Test
    void tellsTheWorstFirst() {
        Map<String, String> info = with(with(SOUND, "maxmemory_policy", "allkeys-lru"), "role", "slave");

        assertThat(new RedisTraits(info, Map.of()).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.UNUSABLE, Severity.UNSAFE, Severity.NOTE);
    }

    private static Map<String, String> with(Map<String, String> base, String name, String value) {
        Map<String, String> changed = new HashMap<>(base);
        changed.put(name, value);
        return changed;
    }
}
