package io.reelgate.upstream;

import io.reelgate.port.Metrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Remembers counts by name and labels, joined by spaces. */
final class CountingMetrics implements Metrics {
    private final Map<String, Integer> nameToCount = new ConcurrentHashMap<>();

    int count(String nameAndLabels) {
        return nameToCount.getOrDefault(nameAndLabels, 0);
    }

    @Override
    public void count(String name, String... labels) {
        nameToCount.merge(name + " " + String.join(" ", labels), 1, Integer::sum);
    }

    @Override
    public void add(String name, double amount, String... labels) {}

    @Override
    public void time(String name, Duration duration, String... labels) {}

    @Override
    public void gauge(String name, Supplier<Number> value, String... labels) {}
}
