package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.servers.RedisReplicas;
import io.reelgate.redis.servers.ServerProcess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmedWritesTest {
    private static final int MANY = 5_000;
    private static final Confirmation HASTY = new Confirmation(1, Duration.ofMillis(200));
    private static final Confirmation PATIENT = new Confirmation(1, Duration.ofSeconds(20));

    private final Vertx vertx = Vertx.vertx();
    private RedisReplicas servers;
    private RedisConnections connections;

    @BeforeEach
    void connect() {
        servers = RedisReplicas.start(1);
        connections = RedisForTests.connectionsTo(vertx, RedisForTests.settings(servers.url()));
        await(connections.start());
    }

    @AfterEach
    void disconnect() {
        await(connections.close());
        await(vertx.close());
        servers.close();
    }

    @Test
    void answersWhenAReplicaHasTheWrite() {
        assertThat(await(set("key", "value"))).hasToString("OK");

        assertThat(replica().ask("GET", "key")).isEqualTo("value");
    }

    @Test
    void thousandsOfWritesAtOnceShareAFewWaits() {
        List<Future<Response>> writes = IntStream.range(0, MANY)
                .mapToObj(index -> connections.sendConfirmed(Request.cmd(Command.INCR, "count"), PATIENT))
                .toList();

        await(Future.all(writes));

        assertThat(writes.stream().map(write -> write.result().toInteger()).sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(connections.tallies().confirmedWrites()).isEqualTo(MANY);
        assertThat(connections.tallies().waits()).isLessThan(MANY / 20);
    }

    @Test
    void needsNoReplicaWhereNoneIsAskedFor() {
        replica().kill();

        Confirmation nobody = new Confirmation(0, Duration.ofMillis(200));

        assertThat(await(connections.sendConfirmed(Request.cmd(Command.SET, "key", "alone"), nobody)))
                .hasToString("OK");
    }

    @Test
    void failsWhileReplicasAreFrozenAndWorksAgainAfterwards() {
        await(set("key", "before"));
        replica().freeze();

        assertThatThrownBy(() -> await(connections.sendConfirmed(Request.cmd(Command.SET, "key", "during"), HASTY)))
                .isInstanceOfSatisfying(NotConfirmed.class, failure -> {
                    assertThat(failure.outcomeUnknown()).isTrue();
                    assertThat(failure.reply()).hasToString("OK");
                    assertThat(failure).hasMessage("confirmed by 0 of 1 replicas");
                });
        assertThat(servers.primary().ask("GET", "key")).isEqualTo("during");

        replica().thaw();
        servers.awaitLinks();
        assertThat(await(set("key", "after"))).hasToString("OK");
        assertThat(connections.tallies().notConfirmed()).isEqualTo(1);
    }

    @Test
    void otherCommandsDoNotWaitBehindAWait() {
        replica().freeze();
        Future<Response> confirmed = connections.sendConfirmed(Request.cmd(Command.SET, "key", "value"), PATIENT);

        assertThat(await(connections.send(Request.cmd(Command.PING)))).hasToString("PONG");

        assertThat(confirmed.isComplete()).isFalse();
        replica().thaw();
        await(confirmed);
    }

    @Test
    void countsNothingAsConfirmedWhenTheServerIsLostBeforeItsReplicasAnswered() {
        await(set("key", "before"));
        replica().freeze();
        Future<Response> write = connections.sendConfirmed(Request.cmd(Command.SET, "key", "lost"), PATIENT);
        await().until(() -> "lost".equals(servers.primary().ask("GET", "key")));

        servers.primary().kill();

        assertThatThrownBy(() -> await(write)).isInstanceOf(NotConfirmed.class);
        assertThatThrownBy(() -> await(set("key", "away"))).isInstanceOf(RedisFailure.class);
        replica().thaw();
        servers.primary().restart();
        servers.awaitLinks();
        await().ignoreExceptionsInstanceOf(RedisFailure.class)
                .untilAsserted(() -> assertThat(await(set("key", "again"))).hasToString("OK"));
    }

    @Test
    void aRefusedWriteFailsWithItsOwnErrorAndTheRestOfItsGroupIsConfirmed() {
        await(set("text", "value"));

        Future<Response> before = set("a", "1");
        Future<Response> refused = connections.sendConfirmed(Request.cmd(Command.LPUSH, "text", "x"), PATIENT);
        Future<Response> after = set("b", "2");

        assertThatThrownBy(() -> await(refused))
                .isInstanceOf(RedisErrorReply.class)
                .hasMessageStartingWith("WRONGTYPE");
        assertThat(await(Future.all(before, after)).succeeded()).isTrue();
    }

    @Test
    void runsAScriptTheServerDoesNotKnow() {
        Scripts scripts = new Scripts(connections, Optional.of(PATIENT));
        await(connections.send(Request.cmd(Command.ZADD, "claims", 1, "task")));

        assertThat(await(scripts.runConfirmed(
                                Script.RENEW_CLAIM, List.of("claims"), List.of("task", "1", "2", "9999999999999")))
                        .toInteger())
                .isEqualTo(1);
        assertThat(replica().ask("ZSCORE", "claims", "task")).isEqualTo("2");
    }

    private ServerProcess replica() {
        return servers.replicas().getFirst();
    }

    private Future<Response> set(String key, String value) {
        return connections.sendConfirmed(Request.cmd(Command.SET, key, value), PATIENT);
    }
}
