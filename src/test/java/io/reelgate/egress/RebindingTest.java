package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.address.Ports;
import io.reelgate.port.CallerMedia.Finding.Usable;
import io.reelgate.port.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name that leads elsewhere each time it is asked for. */
class RebindingTest {
    private static final int TRIES = 1_000;
    private static final String OPEN = "127.0.0.2";
    private static final String FORBIDDEN = "127.0.0.3";
    private static final List<List<String>> ANSWERS = List.of(
            List.of(OPEN), List.of(FORBIDDEN), List.of(OPEN, FORBIDDEN), List.of(FORBIDDEN, OPEN), List.of(OPEN));

    private final Queue<String> hosts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger forbidden = new AtomicInteger();
    private Vertx vertx;
    private int port;

    @BeforeEach
    void listen() {
        vertx = Vertx.vertx();
        port = server(0, OPEN).actualPort();
        done(vertx.createNetServer()
                .connectHandler(socket -> forbidden.incrementAndGet())
                .listen(port, FORBIDDEN));
    }

    private HttpServer server(int wanted, String host) {
        return done(vertx.createHttpServer().requestHandler(this::serve).listen(wanted, host));
    }

    private void serve(HttpServerRequest request) {
        hosts.add(request.getHeader("Host") + " at " + request.localAddress().hostAddress());
        request.response().end(Pictures.png(16, 9));
    }

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void dialsTheAddressItCheckedAndNoOther() {
        NameServer server = new NameServer(vertx, question -> ANSWERS.get(question % ANSWERS.size()));
        DnsHostNames names = new DnsHostNames(vertx, List.of(server.address()), Duration.ofSeconds(10));
        Rules rules = Rules.of(List.of(), List.of(OPEN), Ports.USUAL, MappedHosts.NONE, MappedHosts.NONE);
        OwnPlaces own = new OwnPlaces(List::of, names);
        Guard guard = new Guard(rules, names, own, new Random(1), Metrics.NONE);
        Dials dials = new Dials(vertx, new HttpClientOptions());
        GuardedMedia target =
                new GuardedMedia(vertx, Quick.whole(Duration.ofSeconds(20)), guard, dials.lines(), Clock.systemUTC());

        long usable = IntStream.range(0, TRIES)
                .mapToObj(i -> done(target.image(AtTheLiar.ANNA, "http://flip.test:" + port + "/" + i + ".png", false)))
                .filter(Usable.class::isInstance)
                .count();

        assertThat(server.questions).hasValue(TRIES);
        assertThat(usable).isEqualTo(2 * TRIES / ANSWERS.size());
        assertThat(dials.servers)
                .hasSize((int) usable)
                .allMatch(dialled -> dialled.hostAddress().equals(OPEN) && dialled.port() == port);
        assertThat(hosts).hasSize((int) usable).containsOnly("flip.test:" + port + " at " + OPEN);
        assertThat(forbidden).hasValue(0);
    }

    /** The address that comes late speaks against the name as much as the one that came first. */
    @Test
    void dialsNothingWhereTheOtherFamilyLeadsInside() {
        NameServer server = new NameServer(vertx, question -> List.of(OPEN));
        server.ipv6 = List.of("::1");
        server.ipv6Millis = 100;
        DnsHostNames names = new DnsHostNames(vertx, List.of(server.address()), Duration.ofSeconds(10));
        Rules rules = Rules.of(List.of(), List.of(OPEN), Ports.USUAL, MappedHosts.NONE, MappedHosts.NONE);
        Guard guard = new Guard(rules, names, new OwnPlaces(List::of, names), new Random(1), Metrics.NONE);

        assertThat(done(guard.decide(Use.IMAGE, "http://flip.test:" + port + "/")))
                .isEqualTo(new Decision.Refused(
                        Refusal.NOT_PUBLIC, "flip.test leads to loopback 127.0.0.2, loopback 0:0:0:0:0:0:0:1"));
    }
}
