package io.reelgate.sweep;

import io.reelgate.port.Metrics;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Counts repairs by kind, and keeps the gauges by name. */
final class KindCounts implements Metrics {
    private final Map<String, Integer> kindToCount = new ConcurrentHashMap<>();
    private final Map<String, Supplier<Number>> nameToGauge = new ConcurrentHashMap<>();

    Map<String, Integer> counts() {
        return new TreeMap<>(kindToCount);
    }

    long gauge(String name) {
        return nameToGauge.get(name).get().longValue();
    }

    @Override
    public void count(String name, String... labels) {
        if (name.equals("reelgate_audit_repairs_total")) {
            kindToCount.merge(labels[1], 1, Integer::sum);
        }
    }

    @Override
    public void add(String name, double amount, String... labels) {}

    @Override
    public void time(String name, Duration duration, String... labels) {}

    @Override
    public void gauge(String name, Supplier<Number> value, String... labels) {
        nameToGauge.put(name, value);
    }
}
