package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisConnectionsTest {
    private static final int MANY = 10_000;

    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    @Test
    void answersTenThousandCommandsAtOnceOverTwoConnections() {
        List<Future<Response>> answers =
                IntStream.range(0, MANY).mapToObj(index -> increment()).toList();

        await(Future.all(answers));

        assertThat(answers.stream().map(answer -> answer.result().toLong()).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(redis.connections().usage())
                .isEqualTo(new RedisUsage(2, 2, redis.connections().usage().inFlight(), 0, 0));
    }

    @Test
    void refusesWhatExceedsThePipelineAndServesTheRest() {
        RedisConnections narrow = connections(new RedisSettings(
                RedisForTests.url(), 1, 100, Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(1)));
        await(narrow.start());

        List<Future<Response>> answers = IntStream.range(0, 2_000)
                .mapToObj(index -> narrow.send(Request.cmd(Command.PING)))
                .toList();
        await(Future.join(answers).otherwiseEmpty());

        assertThat(answers).anyMatch(Future::succeeded);
        assertThat(answers)
                .filteredOn(Future::failed)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.cause()).isInstanceOf(RedisBusy.class));
        assertThat(await(narrow.send(Request.cmd(Command.PING)))).hasToString("PONG");
        await(narrow.close());
    }

    @Test
    void answersAListInItsOrder() {
        List<Response> answers = await(redis.connections()
                .sendAll(List.of(
                        Request.cmd(Command.SET, key(), "a"),
                        Request.cmd(Command.GET, key()),
                        Request.cmd(Command.GET, key() + "missing"))));

        assertThat(answers.get(1)).hasToString("a");
        assertThat(answers.get(2)).isNull();
    }

    @Test
    void failsAListWithItsFirstErrorAfterRunningAllOfIt() {
        Future<List<Response>> answers = redis.connections()
                .sendAll(List.of(
                        Request.cmd(Command.SET, key(), "a"),
                        Request.cmd(Command.LPUSH, key(), "b"),
                        Request.cmd(Command.SET, key(), "c")));

        assertThatThrownBy(() -> await(answers))
                .isInstanceOf(RedisErrorReply.class)
                .hasMessageStartingWith("WRONGTYPE");
        assertThat(redis.ask(Command.GET, key())).hasToString("c");
    }

    @Test
    void completesOnTheContextOfTheCaller() {
        Promise<Context> completedOn = Promise.promise();
        Context caller = redis.vertx().getOrCreateContext();

        caller.runOnContext(ignored -> redis.connections()
                .send(Request.cmd(Command.PING))
                .onComplete(answer -> completedOn.complete(Vertx.currentContext())));

        assertThat(await(completedOn.future())).isSameAs(caller);
    }

    @Test
    void knowsTheTimeOfTheServer() {
        Response time = redis.ask(Command.TIME);

        long server = time.get(0).toLong() * 1_000;
        RedisClock clock = redis.connections().clock();
        assertThat(clock.errorMillis()).isLessThan(5_000);
        assertThat(clock.redisMillis()).isBetween(server - 5_000, server + 30_000);
    }

    @Test
    void closesTwiceAndWithoutAStart() {
        RedisConnections unused = connections(RedisForTests.settings(RedisForTests.url()));

        await(unused.close());
        await(unused.close());

        assertThatThrownBy(() -> await(unused.send(Request.cmd(Command.PING)))).isInstanceOf(RedisUnavailable.class);
    }

    private static Future<Response> increment() {
        return redis.connections().send(Request.cmd(Command.INCR, key()));
    }

    private static RedisConnections connections(RedisSettings settings) {
        return RedisForTests.connectionsTo(redis.vertx(), settings);
    }

    private static String key() {
        return redis.prefix() + "key";
    }
}
