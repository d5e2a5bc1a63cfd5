package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.redis.servers.TestCertificates;
import io.reelgate.redis.servers.TlsRedis;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisTlsTest {
    private static final String OTHER_NAME = "redis.test";

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setAddressResolverOptions(new AddressResolverOptions()
                    .setHostsValue(Buffer.buffer("127.0.0.1 localhost\n127.0.0.1 " + OTHER_NAME + "\n"))));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void talksToAServerWhoseAuthorityItTrustsAndChecksItsName() {
        try (TlsRedis server = TlsRedis.start()) {
            RedisTls trusted = tls(server.certificates().authority(), true);

            assertThatCode(() -> ping(server.url(), trusted)).doesNotThrowAnyException();

            String other = server.url().replace("localhost", OTHER_NAME);
            assertRefused(other, trusted, "name matching " + OTHER_NAME + " found");
            assertThatCode(() -> ping(other, tls(server.certificates().authority(), false)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAServerOfAnotherAuthority() {
        try (TlsRedis server = TlsRedis.start()) {
            assertRefused(server.url(), tls(TestCertificates.make(folder).authority(), true), "cannot be used");
            assertRefused(server.url(), RedisTls.STANDARD, "cannot be used");
        }
    }

    @Test
    void showsItsCertificateToAServerThatAsks() {
        try (TlsRedis server = TlsRedis.start(true)) {
            TestCertificates made = server.certificates();
            RedisTls shown = new RedisTls(
                    Optional.of(made.authority()),
                    Optional.of(made.clientCertificate()),
                    Optional.of(made.clientKey()),
                    true);

            assertThatCode(() -> ping(server.url(), shown)).doesNotThrowAnyException();
            assertRefused(server.url(), tls(made.authority(), true), "cannot be used");
        }
    }

    @Test
    void saysWhatTheUserOfTheAddressMayNotDo() {
        try (TlsRedis server = TlsRedis.start(false, "~* &* +@all -info")) {
            RedisConnections connections =
                    connections(server.url(), tls(server.certificates().authority(), true));
            await(connections.start());

            assertThatThrownBy(() -> await(new RedisInspection(connections).findings()))
                    .isInstanceOf(RedisUnavailable.class)
                    .hasMessageContaining("the user of redis.url may not do what the gateway needs: NOPERM");
            await(connections.close());
        }
    }

    @Test
    void worksWithTheRightsTheDocumentsAskFor() {
        try (TlsRedis server = TlsRedis.start(false, "~reelgate:* +@all -@dangerous +info")) {
            RedisConnections connections =
                    connections(server.url(), tls(server.certificates().authority(), true));
            await(connections.start());

            assertThat(await(new RedisInspection(connections).findings()))
                    .extracting(Finding::severity)
                    .containsExactly(Finding.Severity.NOTE);
            await(connections.send(Request.cmd(Command.SET, "reelgate:key", "value")));
            await(connections.close());
        }
    }

    @Test
    void saysThatALoginIsMissing() {
        try (TlsRedis server = TlsRedis.start()) {
            String stranger = server.url().replaceFirst("//.*@", "//");
            assertRefused(
                    stranger,
                    tls(server.certificates().authority(), true),
                    "it asks for a password, and redis.url has none: NOAUTH");
        }
    }

    @Test
    void refusesFilesThatAreNone() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");

        assertThatThrownBy(() -> connections("rediss://h", tls(folder.resolve("missing.pem"), true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("redis.tls.ca cannot be read: ");
        assertThatThrownBy(() -> connections("rediss://h", tls(text, true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("redis.tls.ca holds no PEM certificate: ");
    }

    private void assertRefused(String url, RedisTls tls, String reason) {
        RedisConnections refused = connections(url, tls);
        assertThatThrownBy(() -> await(refused.start()))
                .isInstanceOf(RedisUnavailable.class)
                .hasMessageContaining(reason);
        await(refused.close());
    }

    private void ping(String url, RedisTls tls) {
        RedisConnections connections = connections(url, tls);
        await(connections.start());
        assertThat(await(connections.send(Request.cmd(Command.PING)))).hasToString("PONG");
        await(connections.close());
    }

    private RedisConnections connections(String url, RedisTls tls) {
        return RedisForTests.connectionsTo(
                vertx, RedisForTests.settings(url).with(new RedisAccess(Optional.empty(), tls)));
    }

    private static RedisTls tls(Path authority, boolean verifyHost) {
        return new RedisTls(Optional.of(authority), Optional.empty(), Optional.empty(), verifyHost);
    }
}
