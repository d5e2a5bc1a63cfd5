package io.reelgate.redis.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisProgramTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.2.1 bits=64, 7, 0, true",
        "Redis server v=6.2.11 sha=00000000:0, 6, 2, true",
        "Redis server v=6.0.16 sha=00000000:0, 6, 0, false",
        "Valkey server v=8.1.3 sha=00000000:0, 8, 1, true",
        "Redis server v=10.1.0 sha=00000000:0, 10, 1, true",
    })
    void readsTheVersionOfBothFamilies(String line, int major, int minor, boolean sufficient) {
        RedisVersion version = RedisVersion.in(line).orElseThrow();

        assertThat(version).isEqualTo(new RedisVersion(major, minor));
        assertThat(version.sufficient()).isEqualTo(sufficient);
    }

    @Test
    void findsAProgramThatRunsHere() {
        RedisProgram found = RedisProgram.find(folder);

        assertThat(found.version()).isGreaterThanOrEqualTo(RedisVersion.FLOOR);
    }

    @Test
    void passesOverAProgramThatDoesNotRunHere() throws IOException {
        Path broken = Files.writeString(folder.resolve("redis-server"), "#!/bin/sh\nexit 127\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();

        assertThat(RedisProgram.asked(broken)).isEmpty();
        assertThat(RedisProgram.asked(folder.resolve("missing"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, redis-server-6.2.6-v5-linux-amd64",
        "Linux, aarch64, redis-server-6.2.7-linux-arm64",
        "Mac OS X, aarch64, redis-server-6.2.6-v5-darwin-arm64",
        "Mac OS X, x86_64, redis-server-6.2.6-v5-darwin-amd64",
    })
    void hasABundledProgramForEachSystem(String system, String architecture, String name) {
        assertThat(BundledPrograms.names(system, architecture))
                .startsWith(name)
                .allSatisfy(bundled ->
                        assertThat(getClass().getResource("/" + bundled)).isNotNull());
    }

    @Test
    void bundlesNothingOldEnoughToBreakTheScripts() {
        assertThat(BundledPrograms.names("Windows 11", "amd64")).isEmpty();
    }

    @Test
    void runsTheStaticBuildWhereTheFirstOneCannot() {
        assertThat(BundledPrograms.unpacked(folder).flatMap(path -> RedisProgram.asked(path).stream()))
                .hasSizeGreaterThanOrEqualTo(1)
                .allSatisfy(
                        program -> assertThat(program.version().sufficient()).isTrue());
    }
}
