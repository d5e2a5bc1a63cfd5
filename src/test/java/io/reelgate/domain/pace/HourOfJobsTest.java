package io.reelgate.domain.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HourOfJobsTest {
    @Test
    void hoursBehindThoseThatHoldEnoughAreForgotten() {
        List<HourOfJobs> hours = List.of(hour("fast", 60), hour("fast", 60), hour("fast", 500));

        assertThat(HourOfJobs.newest(hours).get("fast").jobs()).isEqualTo(120);
    }

    @Test
    void whereThereAreFewAllHoursCount() {
        List<HourOfJobs> hours = List.of(HourOfJobs.NONE, hour("fast", 10), hour("quality", 7), hour("fast", 3));

        assertThat(HourOfJobs.newest(hours).get("fast").jobs()).isEqualTo(13);
        assertThat(HourOfJobs.newest(hours).get("quality").jobs()).isEqualTo(7);
    }

    private static HourOfJobs hour(String variant, long jobs) {
        return HourOfJobs.of(Map.of(new Mark(variant, 100), jobs * Histogram.UNITS));
    }
}
