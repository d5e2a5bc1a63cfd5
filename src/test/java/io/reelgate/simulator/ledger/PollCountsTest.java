package io.reelgate.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PollCountsTest {

    private final PollCounts counts = new PollCounts();

    @Test
    void givesTheLongestWaitingFirst() {
        poll("one", 1);
        poll("two", 2);
        poll("one", 3);

        assertThat(counts.take(1))
                .extracting(PollCount::jobId, PollCount::count)
                .containsExactly(tuple("one", 2L));
        assertThat(counts.take(1)).extracting(PollCount::jobId).containsExactly("two");
        assertThat(counts.take(1)).isEmpty();
    }

    @Test
    void givesMoreThanWasAskedForWhenItHoldsTooMany() {
        for (int job = 0; job < 50_100; job++) {
            poll("job " + job, job);
        }

        assertThat(counts.take(1)).hasSize(100);
        assertThat(counts.take(Integer.MAX_VALUE)).hasSize(50_000);
    }

    @Test
    void tellsHowManyCameInEachTenthOfASecond() {
        poll("one", 1_000);
        poll("two", 1_099);
        poll("one", 1_350);
        counts.take(2);

        assertThat(counts.pace())
                .containsExactly(Map.of("time", 1_000L, "count", 2), Map.of("time", 1_300L, "count", 1));

        counts.clear();
        assertThat(counts.pace()).isEmpty();
    }

    @Test
    void remembersTenMinutesOfTheTenthsInWhichPollsCame() {
        for (int tenth = 0; tenth < 6_050; tenth++) {
            poll("one", tenth * 100L);
        }

        assertThat(counts.pace()).hasSize(6_000).startsWith(Map.of("time", 5_000L, "count", 1));
    }

    private void poll(String jobId, long time) {
        counts.count(new Poll(time, jobId, "wan-2-5", "processing", false));
    }
}
