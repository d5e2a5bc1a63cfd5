package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedisFaultsTest extends AtAPrivateRedis {
    @Test
    void tellsOfAnUnknownOutcomeWhenTheServerIsFrozenAndRecoversWhenItIsNot() {
        server.freeze();

        assertThatThrownBy(() -> await(ping())).isInstanceOfSatisfying(RedisTimeout.class, RedisFaultsTest::isUnknown);

        server.thaw();
        await().until(connections::available);
        assertThat(await(ping())).hasToString("PONG");
    }

    @Test
    void sendsNothingMoreToAServerFoundSilent() {
        server.freeze();

        await().until(() -> !connections.available());

        assertThatThrownBy(() -> await(ping())).isInstanceOf(RedisUnavailable.class);
        server.thaw();
        await().until(() -> connections.usage().connected() == 2);
    }

    @Test
    void givesUpConnectionsThatStaySilent() {
        server.freeze();

        await().until(() -> connections.usage().losses() >= 2);

        server.thaw();
        await().until(() -> connections.usage().connected() == 2);
        assertThat(await(ping())).hasToString("PONG");
        assertThat(connections.usage().inFlight()).isLessThan(10);
    }

    @Test
    void failsEveryCommandInFlightWhenTheServerIsKilled() {
        server.freeze();
        List<Future<Response>> answers =
                IntStream.range(0, 1_000).mapToObj(index -> ping()).toList();

        server.kill();

        await(Future.join(answers).otherwiseEmpty());
        assertThat(answers).allSatisfy(answer -> assertThat(answer.cause()).isInstanceOf(RedisFailure.class));
        await().untilAsserted(() -> assertThat(connections.usage().inFlight()).isZero());
    }

    @Test
    void reconnectsAfterAKillAndRunsScriptsTheNewServerDoesNotKnow() {
        Scripts scripts = new Scripts(connections);
        keepEveryWrite();
        await(connections.send(Request.cmd(Command.ZADD, "claims", 1, "task")));
        assertThat(renew(scripts, "1", "2")).isEqualTo(1);

        server.kill();
        await().until(() -> !connections.available());
        assertThatThrownBy(() -> await(ping())).isInstanceOf(RedisUnavailable.class);
        server.restart();

        await().until(connections::available);
        assertThat(renew(scripts, "2", "3")).isEqualTo(1);
    }

    /** With {@code everysec} Redis may answer up to two seconds before it writes, while the disk is slow. */
    private void keepEveryWrite() {
        await(connections.send(Request.cmd(Command.CONFIG, "SET", "appendfsync", "always")));
    }

    @Test
    void doesNotConfuseALateAnswerWithTheNextQuestion() {
        server.freeze();
        assertThatThrownBy(() -> await(connections.send(Request.cmd(Command.ECHO, "early"))))
                .isInstanceOf(RedisTimeout.class);

        server.thaw();
        await().until(connections::available);

        IntStream.range(0, 100)
                .forEach(index -> assertThat(await(connections.send(Request.cmd(Command.ECHO, "late" + index))))
                        .hasToString("late" + index));
    }

    @Test
    void saysAtTheStartWhyTheServerCannotBeUsed() {
        String url = server.url().replaceFirst(":[^:@]*@", ":wrong@");
        RedisConnections refused = RedisForTests.connectionsTo(vertx, RedisForTests.settings(url));

        assertThatThrownBy(() -> await(refused.start()))
                .isInstanceOf(RedisUnavailable.class)
                .hasMessageContaining("WRONGPASS")
                .hasMessageNotContaining(":wrong");
        assertThat(refused.available()).isFalse();
        await(refused.close());
    }

    @Test
    void connectsOnItsOwnToAServerThatComesAfterTheStart() {
        server.kill();
        RedisConnections early = RedisForTests.connectionsTo(vertx, RedisForTests.settings(server.url()));
        assertThatThrownBy(() -> await(early.start())).isInstanceOf(RedisUnavailable.class);

        server.restart();

        await().until(early::available);
        await(early.close());
    }

    private Future<Response> ping() {
        return connections.send(Request.cmd(Command.PING));
    }

    private static int renew(Scripts scripts, String held, String renewed) {
        return await(scripts.run(Script.RENEW_CLAIM, List.of("claims"), List.of("task", held, renewed, "9e15")))
                .toInteger();
    }

    private static void isUnknown(RedisFailure failure) {
        assertThat(failure.outcomeUnknown()).isTrue();
    }
}
