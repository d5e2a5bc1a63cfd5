package io.reelgate.fanout;

import io.reelgate.port.Metrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Metrics that a test can read, by name and labels. */
final class Counts implements Metrics {
    private final Map<String, Double> nameToAmount = new ConcurrentHashMap<>();
    private final Map<String, Supplier<Number>> nameToGauge = new ConcurrentHashMap<>();

    double of(String name, String... labels) {
        return nameToAmount.getOrDefault(key(name, labels), 0.0);
    }

    double gauge(String name) {
        return nameToGauge.get(name).get().doubleValue();
    }

    private static String key(String name, String... labels) {
        return name + String.join(",", labels);
    }

    @Override
    public void count(String name, String... labels) {
        add(name, 1, labels);
    }

    @Override
    public void add(String name, double amount, String... labels) {
        nameToAmount.merge(key(name, labels), amount, Double::sum);
    }

    @Override
    public void time(String name, Duration duration, String... labels) {
        count(name, labels);
    }

    @Override
    public void gauge(String name, Supplier<Number> value, String... labels) {
        nameToGauge.put(name, value);
    }
}
