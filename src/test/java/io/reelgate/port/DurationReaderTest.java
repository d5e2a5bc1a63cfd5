package io.reelgate.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.pace.Cadences;
import io.reelgate.domain.pace.Histogram;
import io.reelgate.domain.pace.Mark;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.port.DurationLog.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DurationReaderTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final MemoryDurations log = new MemoryDurations();
    private final MovableClock clock = new MovableClock(SampleTasks.CREATED);
    private final Cadences cadences = new Cadences();
    private final DurationReader target =
            new DurationReader(log, List.of(new Page("veo-3-1", "fal", 0)), cadences, clock);

    @Test
    void learnsFromEveryHourOfTheLastDay() {
        add(10, 0);
        add(15, 20);
        target.read();

        assertThat(cadences.learned()).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsOlder() {
        add(15, 0);
        add(15, 23);
        target.read();
        clock.advance(HOUR);
        target.read();

        assertThat(cadences.learned()).isZero();
    }

    @Test
    void readsOnlyWhatHasGrown() {
        add(30, 0);
        add(30, 5);
        target.read();
        target.read();
        int before = log.reads.get();
        add(1, 0);
        target.read();

        assertThat(before).isEqualTo(2);
        assertThat(log.reads).hasValue(3);
    }

    @Test
    void goesByWhatItReadLastWhileTheStoreIsAway() {
        add(30, 0);
        target.read();
        log.away = true;
        clock.advance(HOUR);
        target.read();

        assertThat(cadences.learned()).isEqualTo(1);
    }

    private void add(long jobs, int hoursAgo) {
        long hour = Hours.of(clock.millis()) - hoursAgo;
        log.add(new Page("veo-3-1", "fal", hour), Map.of(new Mark("fast", 130), jobs * Histogram.UNITS));
    }
}
