package io.reelgate.redis.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bucket code itself, run by Redis under a clock of the test's own. */
class BucketWindowTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final long WINDOW = 60_000;
    private static final int LIMIT = 50;
    private static final long START = 1_790_000_000_000L;

    /** One caller at each time given: admitted ones answer 0, others the wait. */
    private static final String CALLERS = """
        local answers = {}
        for index = 4, #ARGV do
          local now, limit, amount = tonumber(ARGV[index]), tonumber(ARGV[2]), tonumber(ARGV[3])
          local window = open_buckets(KEYS[1], now, tonumber(ARGV[1]))
          if window.sum + amount > limit then
            answers[#answers + 1] = buckets_wait(window, limit - amount)
          else
            add_to_buckets(window, amount)
            answers[#answers + 1] = 0
          end
        end
        return answers
        """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverAdmitsMoreThanTheLimitInAnyWindow(int seed) {
        List<Long> times = arrivals(new Random(seed), 4_000);

        List<Long> answers = call(1, times);

        List<Long> admitted = IntStream.range(0, times.size())
                .filter(index -> answers.get(index) == 0)
                .mapToObj(times::get)
                .toList();
        assertThat(admitted).hasSizeGreaterThan(LIMIT);
        assertThat(IntStream.range(LIMIT, admitted.size())
                        .mapToLong(index -> admitted.get(index) - admitted.get(index - LIMIT))
                        .min()
                        .orElseThrow())
                .isGreaterThan(WINDOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14})
    void admitsALoneCallerWhoWaitedAsTold(int seed) {
        List<Long> times = arrivals(new Random(seed), 2_000);
        List<Long> answers = call(1, times);
        long last = times.getLast();

        long wait = call(1, List.of(last)).getFirst();

        assertThat(answers).anyMatch(answer -> answer > 0);
        assertThat(wait).isBetween(0L, WINDOW + 500);
        assertThat(call(1, List.of(last + wait))).containsExactly(0L);
    }

    @Test
    void holdsUpAFloodAtTheEdgeOfTheWindow() {
        List<Long> before = times(LIMIT, index -> START + WINDOW - 1);
        List<Long> after = times(LIMIT, index -> START + WINDOW + index);

        assertThat(call(1, before)).containsOnly(0L);
        assertThat(call(1, after)).doesNotContain(0L);
    }

    @Test
    void countsSeveralAtOnceOrNone() {
        assertThat(call(30, List.of(START))).containsExactly(0L);
        assertThat(call(30, List.of(START + 1))).doesNotContain(0L);
        assertThat(call(20, List.of(START + 2))).containsExactly(0L);
        assertThat(call(51, List.of(START + 10 * WINDOW))).containsExactly(WINDOW);
    }

    @Test
    void forgetsEverythingAfterALongPause() {
        assertThat(call(LIMIT, List.of(START))).containsExactly(0L);
        assertThat(call(LIMIT, List.of(START + 100 * WINDOW))).containsExactly(0L);
    }

    @Test
    void holdsAClockThatStepsBack() {
        assertThat(call(LIMIT - 1, List.of(START))).containsExactly(0L);

        assertThat(call(1, List.of(START - 30_000))).containsExactly(0L);
        assertThat(call(1, List.of(START - 20_000))).doesNotContain(0L);
        assertThat(call(1, List.of(START + WINDOW - 1))).doesNotContain(0L);
    }

    @Test
    void staysSmallAndExpires() {
        call(1, arrivals(new Random(1), 4_000));

        assertThat(redis.ask(Command.HLEN, key()).toInteger()).isLessThanOrEqualTo(124);
        assertThat(redis.ask(Command.PTTL, key()).toLong()).isBetween(WINDOW, WINDOW + 1_000);
    }

    /** Bursts, trickles and pauses, many at the edges of buckets and windows. */
    private static List<Long> arrivals(Random random, int count) {
        List<Long> times = new ArrayList<>();
        long now = START + random.nextInt(500);
        for (int index = 0; index < count; index++) {
            now += switch (random.nextInt(12)) {
                case 0 -> random.nextInt(3_000);
                case 1 -> 500 - now % 500 - random.nextInt(2);
                case 2 -> random.nextInt(40) == 0 ? WINDOW - random.nextInt(600) : 1;
                default -> random.nextInt(20);
            };
            times.add(now);
        }
        return times;
    }

    private static List<Long> times(int count, LongUnaryOperator time) {
        return IntStream.range(0, count)
                .mapToObj(index -> time.applyAsLong(index))
                .toList();
    }

    private static List<Long> call(int amount, List<Long> times) {
        List<Object> arguments = new ArrayList<>(List.of(script(), 1, key(), WINDOW, LIMIT, amount));
        arguments.addAll(times);
        return redis.ask(Command.EVAL, arguments.toArray()).stream()
                .map(answer -> answer.toLong())
                .toList();
    }

    private static String script() {
        try {
            return Files.readString(Path.of("src/main/resources/redis/include/buckets.lua")) + CALLERS;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String key() {
        return redis.prefix() + "buckets";
    }
}
