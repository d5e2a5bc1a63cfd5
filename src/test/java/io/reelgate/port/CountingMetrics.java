package io.reelgate.port;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Metrics whose counts a test can read. */
public final class CountingMetrics implements Metrics {
    private final Map<String, Long> nameToCount = new ConcurrentHashMap<>();

    /** {@code label}: the value of the metric's only label. */
    public long count(String name, String label) {
        return nameToCount.getOrDefault(name + label, 0L);
    }

    @Override
    public void count(String name, String... labels) {
        String label = Arrays.stream(labels).skip(1).findFirst().orElse("");
        nameToCount.merge(name + label, 1L, Long::sum);
    }

    @Override
    public void add(String name, double amount, String... labels) {}

    @Override
    public void time(String name, Duration duration, String... labels) {}

    @Override
    public void gauge(String name, Supplier<Number> value, String... labels) {}
}
