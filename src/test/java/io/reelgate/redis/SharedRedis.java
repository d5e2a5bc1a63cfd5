package io.reelgate.redis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The one server all tests of a JVM share: {@code REELGATE_TEST_REDIS}, else a container where a Docker engine answers, else
 * a local process. If none works the tests that need it fail; they are never skipped.
 */
final class SharedRedis {
    static final String URL = find();

    private static final int PORT = 6379;

    private SharedRedis() {}

    private static String find() {
        return Optional.ofNullable(System.getenv("REELGATE_TEST_REDIS"))
                .filter(url -> !url.isBlank())
                .or(SharedRedis::container)
                .orElseGet(LocalRedis::start);
    }

    private static Optional<String> container() {
        boolean engine = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return engine && DockerClientFactory.instance().isDockerAvailable() ? started() : Optional.empty();
    }

    /** An engine that answers may still be unable to fetch the image; that is no reason to fail. */
    private static Optional<String> started() {
        try {
            GenericContainer<?> container =
                    new GenericContainer<>(DockerImageName.parse("redis:7.2-alpine")).withExposedPorts(PORT);
            container.start();
            return Optional.of("redis://" + container.getHost() + ":" + container.getMappedPort(PORT) + "/0");
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(SharedRedis.class).warn("no Redis container, a local process instead", e);
            return Optional.empty();
        }
    }
}
