package io.reelgate.ingress;

import io.reelgate.port.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Keeps every count and time as {@code name[labels]}. */
final class CountingMetrics implements Metrics {
    final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @Override
    public void count(String name, String... labels) {
        seen.add(name + List.of(labels));
    }

    @Override
    public void add(String name, double amount, String... labels) {
        seen.add(name + List.of(labels));
    }

    @Override
    public void time(String name, Duration duration, String... labels) {
        seen.add(name + List.of(labels));
    }

    @Override
    public void gauge(String name, Supplier<Number> value, String... labels) {
        seen.add(name + List.of(labels));
    }
}
