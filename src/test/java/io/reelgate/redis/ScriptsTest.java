package io.reelgate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScriptsTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    @Test
    void movesALeaseThatIsStillHeld() {
        redis.ask(Command.ZADD, claims(), 1_000, "task");

        assertThat(renew("1000", "2000")).isEqualTo(1);
        assertThat(redis.ask(Command.ZSCORE, claims(), "task").toLong()).isEqualTo(2_000);
    }

    @Test
    void leavesALeaseAloneThatSomebodyElseRenewed() {
        redis.ask(Command.ZADD, claims(), 1_500, "task");

        assertThat(renew("1000", "2000")).isZero();
        assertThat(redis.ask(Command.ZSCORE, claims(), "task").toLong()).isEqualTo(1_500);
    }

    @Test
    void doesNotBringBackAClaimThatEnded() {
        assertThat(renew("1000", "2000")).isZero();
        assertThat(redis.ask(Command.EXISTS, claims()).toInteger()).isZero();
    }

    @Test
    void runsAScriptTheServerForgot() {
        redis.ask(Command.SCRIPT, "FLUSH");
        redis.ask(Command.ZADD, claims(), 1_000, "task");

        assertThat(renew("1000", "2000")).isEqualTo(1);
    }

    private static int renew(String held, String renewed) {
        return RedisForTests.await(redis.scripts()
                        .run(Script.RENEW_CLAIM, List.of(claims()), List.of("task", held, renewed, "9e15")))
                .toInteger();
    }

    private static String claims() {
        return redis.prefix() + "claimed";
    }
}
