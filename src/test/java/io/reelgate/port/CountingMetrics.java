package io.reelgate.port;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Metrics whose counts a test can read. */
public final class CountingMetrics implements Metrics {
    private final Map<String, Long> nameToCount = new ConcurrentHashMap<>();
    private final Map<String, Supplier<Number>> nameToGauge = new ConcurrentHashMap<>();

    /** {@code nameAndLabels}: the name, then the names and values of all labels, joined by spaces. */
    public long count(String nameAndLabels) {
        return nameToCount.getOrDefault(nameAndLabels, 0L);
    }

    /** {@code label}: the value of the metric's only label. */
    public long count(String name, String label) {
        return nameToCount.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(name + " ") && entry.getKey().endsWith(" " + label))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void count(String name, String... labels) {
        nameToCount.merge((name + " " + String.join(" ", labels)).strip(), 1L, Long::sum);
    }

    @Override
    public void add(String name, double amount, String... labels) {}

    @Override
    public void time(String name, Duration duration, String... labels) {}

    @Override
    public void gauge(String name, Supplier<Number> value, String... labels) {
        nameToGauge.put(name, value);
    }

    /** What a gauge shows now. */
    public Number gauge(String name) {
        return nameToGauge.get(name).get();
    }
}
