package io.reelgate.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrometheusMetricsTest {
    private final PrometheusMetrics target = new PrometheusMetrics();

    @Test
    void countsBySeriesOfLabels() {
        target.count("reelgate_things_total", "kind", "a");
        target.count("reelgate_things_total", "kind", "a");
        target.count("reelgate_things_total", "kind", "b");

        assertThat(target.scrape())
                .contains("reelgate_things_total{kind=\"a\"} 2.0")
                .contains("reelgate_things_total{kind=\"b\"} 1.0");
    }

    @Test
    void timesIntoBuckets() {
        target.time("reelgate_wait", Duration.ofMillis(3), "kind", "a");

        assertThat(target.scrape())
                .contains("reelgate_wait_seconds_bucket{kind=\"a\",le=\"0.005\"} 1")
                .contains("reelgate_wait_seconds_bucket{kind=\"a\",le=\"0.001\"} 0");
    }

    @Test
    void readsGaugesWhenScraped() {
        int[] value = {1};
        target.gauge("reelgate_level", () -> value[0]);
        value[0] = 7;

        assertThat(target.scrape()).contains("reelgate_level 7.0");
    }
}
