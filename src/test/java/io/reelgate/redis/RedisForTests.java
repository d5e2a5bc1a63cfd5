package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Redis for a test class, with a key prefix of its own for each test:
 * {@code @RegisterExtension static final RedisForTests redis = new RedisForTests();}. One server per JVM, one Vert.x and
 * two connections per class.
 */
public final class RedisForTests implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private static final long PATIENCE_SECONDS = 30;

    private Vertx vertx;
    private RedisConnections connections;
    private String prefix;

    /** The shared server, for what makes its own connections; such as a whole gateway. */
    public static String url() {
        return SharedRedis.URL;
    }

    /** A prefix no other test uses. */
    public static String freshPrefix() {
        return "t" + UUID.randomUUID().toString().replace("-", "") + ":";
    }

    /** Connections to any server, not started. */
    public static RedisConnections connectionsTo(Vertx vertx, RedisSettings settings) {
        return new RedisConnections(vertx, settings, Clock.systemUTC(), RandomGenerator.getDefault());
    }

    /** Two connections with the default limits. */
    public static RedisSettings settings(String url) {
        RedisSettings defaults = RedisSettings.of(url);
        return new RedisSettings(
                url,
                2,
                defaults.maxInFlight(),
                defaults.commandTimeout(),
                defaults.reconnectBase(),
                defaults.reconnectMax());
    }

    /** The value of a future, waited for on the test's thread. */
    public static <T> T await(Future<T> future) {
        try {
            return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not done within " + PATIENCE_SECONDS + " s", e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        vertx = Vertx.vertx();
        connections = connectionsTo(vertx, settings(url()));
        await(connections.start());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        prefix = freshPrefix();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        await(connections.close());
        await(vertx.close());
    }

    public Vertx vertx() {
        return vertx;
    }

    public RedisConnections connections() {
        return connections;
    }

    public Scripts scripts() {
        return new Scripts(connections);
    }

    /** The prefix of the running test, ending in a colon. */
    public String prefix() {
        return prefix;
    }

    /** Runs one plain command and waits for its answer. */
    public Response ask(Command command, Object... args) {
        return await(connections.send(Request.cmd(command, args)));
    }
}
