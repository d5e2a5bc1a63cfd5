package io.reelgate.simulator.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JobMakerTest {

    private static final DurationRange USUAL = new DurationRange(Duration.ofSeconds(50), Duration.ofSeconds(70));
    private static final JobMaker MAKER = new JobMaker((model, input) -> USUAL, 2, new Random(1));

    @Test
    void spreadsDurationsEvenlyOverTheUsualRangeDividedByTheSpeed() {
        long[] durations =
                LongStream.range(0, 4_000).map(JobMakerTest::duration).toArray();

        assertThat(LongStream.of(durations)).allMatch(millis -> millis >= 25_000 && millis <= 35_000);
        for (long from = 25_000; from < 35_000; from += 2_500) {
            assertThat(countBetween(durations, from, from + 2_500)).isBetween(850L, 1_150L);
        }
    }

    @Test
    void queuesForATwentiethToATenthOfTheDuration() {
        for (long nonce = 0; nonce < 1_000; nonce++) {
            Job job = job(nonce);
            double share = (double) job.queueMillis() / (job.queueMillis() + job.runMillis());
            assertThat(share).isBetween(0.0499, 0.1001);
        }
    }

    @Test
    void makesTheSameJobOfTheSameNonce() {
        assertThat(job(42)).isEqualTo(job(42));
    }

    private static long duration(long nonce) {
        return job(nonce).queueMillis() + job(nonce).runMillis();
    }

    private static long countBetween(long[] durations, long from, long to) {
        return LongStream.of(durations)
                .filter(millis -> millis >= from && millis < to)
                .count();
    }

    private static Job job(long nonce) {
        JobOrder order =
                new JobOrder(new Product("apixo", "wan-2-5"), "wan-2-5", Map.of(), new ContentHash(1, 2), Words.NONE);
        return MAKER.make(order, USUAL, nonce, 0);
    }
}
