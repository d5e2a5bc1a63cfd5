package io.reelgate.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.reelgate.port.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Counts in memory and renders on demand. Meters are looked up by name and label values in a map of our own: asking
 * the registry builds tag objects for every call. Safe from any thread.
 */
public final class PrometheusMetrics implements Metrics, AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ConcurrentHashMap<Key, Counter> keyToCounter = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, Timer> keyToTimer = new ConcurrentHashMap<>();
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    private record Key(String name, List<String> labels) {}

    public PrometheusMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    @Override
    public void count(String name, String... labels) {
        counter(name, labels).increment();
    }

    @Override
    public void add(String name, double amount, String... labels) {
        counter(name, labels).increment(amount);
    }

    @Override
    public void time(String name, Duration duration, String... labels) {
        keyToTimer
                .computeIfAbsent(new Key(name, List.of(labels)), this::newTimer)
                .record(duration);
    }

    @Override
    public void gauge(String name, Supplier<Number> value, String... labels) {
        Gauge.builder(name, value).tags(labels).strongReference(true).register(registry);
    }

    /** All meters in the Prometheus text format; some milliseconds of work, so not for an event loop. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }

    private Counter counter(String name, String... labels) {
        return keyToCounter.computeIfAbsent(new Key(name, List.of(labels)), this::newCounter);
    }

    private Counter newCounter(Key key) {
        return Counter.builder(key.name())
                .tags(key.labels().toArray(String[]::new))
                .register(registry);
    }

    private Timer newTimer(Key key) {
        return Timer.builder(key.name())
                .tags(key.labels().toArray(String[]::new))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10)
    };
}
