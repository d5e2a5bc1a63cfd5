package io.reelgate.port;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Measures; names are {@code reelgate_...} with label pairs, counters end in {@code _total}, times in {@code _seconds}.
 * All are listed in {@code src/docs/metrics.md}. Never blocks, safe from any thread.
 */
public interface Metrics {
    void count(String name, String... labels);

    void add(String name, double amount, String... labels);

    void time(String name, Duration duration, String... labels);

    void gauge(String name, Supplier<Number> value, String... labels);

    /** Measures nothing. */
    Metrics NONE = new Metrics() {
        @Override
        public void count(String name, String... labels) {}

        @Override
        public void add(String name, double amount, String... labels) {}

        @Override
        public void time(String name, Duration duration, String... labels) {}

        @Override
        public void gauge(String name, Supplier<Number> value, String... labels) {}
    };
}
