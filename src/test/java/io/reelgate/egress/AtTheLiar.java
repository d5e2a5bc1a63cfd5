package io.reelgate.egress;

import static io.reelgate.Done.done;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.address.Ports;
import io.reelgate.port.CallerMedia.Finding;
import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a client of media and a server that lies. */
abstract class AtTheLiar {
    static final AccountId ANNA = new AccountId("anna");

    final StandingClock clock = new StandingClock();
    final Queue<String> counted = new ConcurrentLinkedQueue<>();
    final Set<String> silent = ConcurrentHashMap.newKeySet();
    final Set<String> own = ConcurrentHashMap.newKeySet();
    final Map<String, InetAddress> addresses = new ConcurrentHashMap<>();
    Vertx vertx;
    Liar liar;
    GuardedMedia target;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        liar = new Liar(vertx, "127.0.0.1");
        target = media(Quick.SETTINGS);
    }

    @AfterEach
    void close() {
        done(vertx.close());
    }

    GuardedMedia media(MediaSettings settings) {
        Rules rules = Rules.of(List.of(), List.of("127.0.0.1"), Ports.USUAL, MappedHosts.NONE, MappedHosts.NONE);
        OwnPlaces own = new OwnPlaces(this::ownPlaces, this::resolve);
        Guard guard = new Guard(rules, this::resolve, own, new Random(1), new Counted());
        Lines lines = Lines.open(vertx, settings.lines(), Trust.STANDARD, MappedHosts.NONE);
        return new GuardedMedia(vertx, settings, guard, lines, clock);
    }

    private List<InetSocketAddress> ownPlaces() {
        return own.stream()
                .map(place -> place.split(":", 2))
                .map(place -> InetSocketAddress.createUnresolved(place[0], Integer.parseInt(place[1])))
                .toList();
    }

    private Future<List<InetAddress>> resolve(String host) {
        return silent.contains(host)
                ? Future.failedFuture("nobody answers")
                : Future.succeededFuture(
                        addresses.containsKey(host) ? List.of(addresses.get(host)) : List.<InetAddress>of());
    }

    Finding image(String path) {
        return done(target.image(ANNA, liar.url(path), false));
    }

    Finding lora(String path) {
        return done(target.lora(ANNA, liar.url(path)));
    }

    GuardedMedia within(Duration whole) {
        return media(Quick.whole(whole));
    }

    /** Stands until a test moves it. */
    static final class StandingClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-20T10:00:00Z");

        void advance(Duration more) {
            now = now.plus(more);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final class Counted implements Metrics {
        @Override
        public void count(String name, String... labels) {
            counted.add(name + " " + String.join(" ", labels));
        }

        @Override
        public void add(String name, double amount, String... labels) {
            counted.add(name + " " + (long) amount);
        }

        @Override
        public void time(String name, Duration duration, String... labels) {}

        @Override
        public void gauge(String name, Supplier<Number> value, String... labels) {}
    }
}
