package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.address.IpLiteral;
import io.reelgate.domain.address.Ports;
import io.reelgate.domain.fault.MediaFault;
import io.reelgate.egress.Decision.Allowed;
import io.reelgate.egress.Decision.Refused;
import io.reelgate.port.CallbackClient.Delivery;
import io.reelgate.port.CallerMedia.Finding.Unusable;
import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.NetServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guard's table: what must not be dialled, with listeners where it would lead, and what must. */
class HostileUrlsTest {
    private static final Path FOLDER = Path.of("src/test/resources/egress");
    private static final String BAR = "\\|";

    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private Dials dials;
    private int port;
    private Map<String, List<InetAddress>> answers = Map.of();

    /** A URL of a table, with the addresses of its name where it has one. */
    private record Row(String url, List<InetAddress> addresses, String dialled) {
        static Row parse(String line, int port) {
            String[] cells = line.replace("{port}", String.valueOf(port)).split(BAR, -1);
            List<InetAddress> addresses = cells.length < 2 || cells[1].isEmpty()
                    ? List.of()
                    : Stream.of(cells[1].split(","))
                            .map(HostileUrlsTest::address)
                            .toList();
            return new Row(cells[0], addresses, cells.length < 3 ? "" : cells[2]);
        }
    }

    @BeforeEach
    void listen() {
        vertx = Vertx.vertx();
        dials = new Dials(vertx, new HttpClientOptions().setConnectTimeout(1_000));
        port = server(0, "127.0.0.1").actualPort();
        Stream.of("127.0.0.2", "::1").forEach(host -> server(port, host));
    }

    private NetServer server(int wanted, String host) {
        return done(vertx.createNetServer()
                .connectHandler(socket -> {
                    connections.incrementAndGet();
                    socket.close();
                })
                .listen(wanted, host));
    }

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void hasARowForEveryKindOfTrick() throws IOException {
        assertThat(rows("hostile-urls.txt"))
                .hasSizeGreaterThan(150)
                .extracting(Row::url)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void dialsNothingForAHostileUrl(Use use) throws IOException {
        Guard guard = guard(List.of());
        for (Row row : rows("hostile-urls.txt")) {
            answer(row);

            assertThat(done(guard.decide(use, row.url()))).as(row.url()).isInstanceOf(Refused.class);
            assertThat(isRefused(use, guard, row.url())).as(row.url()).isTrue();
            assertThat(asked).as(row.url()).allMatch(host -> host.endsWith(".test"));
        }
        assertThat(dials.servers).isEmpty();
        assertThat(connections).hasValue(0);
    }

    /** As {@code use} would touch it: one text and one fault, whatever the reason is. */
    private boolean isRefused(Use use, Guard guard, String url) {
        return switch (use) {
            case CALLBACK ->
                done(callbacks(guard).post(url, Map.of(), "{}", Duration.ofSeconds(5)))
                        .equals(new Delivery.Undelivered("the endpoint could not be reached"));
            case IMAGE ->
                done(media(guard).image(AtTheLiar.ANNA, url, false)).equals(new Unusable(MediaFault.UNREACHABLE));
            case LORA -> done(media(guard).lora(AtTheLiar.ANNA, url)).equals(new Unusable(MediaFault.UNREACHABLE));
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAGE", "LORA"})
    void followsNoRedirectToAHostileUrl(Use use) throws IOException {
        Guard guard = guard(List.of());
        answers = Map.of("example.com", List.of(address("93.184.215.14")));
        Allowed from = (Allowed) done(guard.decide(use, "https://example.com/a/b.png"));
        for (Row row : rows("hostile-urls.txt")) {
            answer(row);

            assertThat(row.url().isEmpty() ? from : done(guard.follow(use, from, row.url(), 1)))
                    .as(row.url())
                    .matches(decision -> decision instanceof Refused || staysAt(decision, "example.com"));
        }
    }

    /** What is no absolute URL is a path of the same host; that is no trick. */
    private static boolean staysAt(Decision decision, String host) {
        return decision instanceof Allowed allowed && allowed.url().host().equals(host);
    }

    @Test
    void refusesForCallbacksWhatMediaMayHave() {
        Guard guard = guard(List.of());
        answers = Map.of("example.com", List.of(address("93.184.215.14")));

        for (String url : List.of("http://example.com/", "https://example.com/#x", "https://example.com/#")) {
            assertThat(done(guard.decide(Use.CALLBACK, url))).as(url).isInstanceOf(Refused.class);
            assertThat(done(guard.decide(Use.IMAGE, url))).as(url).isInstanceOf(Allowed.class);
            assertThat(done(guard.decide(Use.LORA, url))).as(url).isInstanceOf(Allowed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void letsHarmlessUrlsPassAndDialsWhatItChecked(Use use) throws IOException {
        Guard guard = guard(List.of());
        for (Row row : rows("harmless-urls.txt")) {
            answer(row);

            Decision decision = done(guard.decide(use, row.url()));

            assertThat(decision).as(row.url()).isInstanceOf(Allowed.class);
            assertThat(dialled((Allowed) decision)).as(row.url()).isEqualTo(dialled(row.dialled()));
        }
    }

    private static String dialled(Allowed allowed) {
        return allowed.address().getAddress().getHostAddress() + ":"
                + allowed.address().getPort();
    }

    private static String dialled(String expected) {
        int colon = expected.lastIndexOf(':');
        return address(expected.substring(0, colon)).getHostAddress() + expected.substring(colon);
    }

    /** Or else the listeners would prove nothing. */
    @Test
    void countsTheConnectionsOfWhatIsDialled() {
        Guard guard = guard(List.of("127.0.0.0/8", "::1"));

        for (String host : List.of("127.0.0.1", "127.0.0.2", "[::1]")) {
            done(media(guard).image(AtTheLiar.ANNA, "http://" + host + ":" + port + "/", false));
        }

        assertThat(dials.servers).hasSize(6);
        assertThat(connections).hasValue(6);
    }

    private void answer(Row row) {
        asked.clear();
        String host = row.url().replaceFirst("^https://", "").replaceFirst("[:/].*", "");
        answers = row.dialled().isEmpty() ? Map.of(host, row.addresses()) : Map.of("", row.addresses());
    }

    private Guard guard(List<String> opened) {
        Rules rules = Rules.of(opened, opened, Ports.USUAL, MappedHosts.NONE, MappedHosts.NONE);
        OwnPlaces own = new OwnPlaces(List::of, this::resolve);
        return new Guard(rules, this::resolve, own, new Random(1), Metrics.NONE);
    }

    private Future<List<InetAddress>> resolve(String host) {
        asked.add(host);
        return Future.succeededFuture(answers.getOrDefault(host, answers.getOrDefault("", List.of())));
    }

    private GuardedCallbackClient callbacks(Guard guard) {
        return new GuardedCallbackClient(vertx, dials.lines(), guard, Clock.systemUTC(), Duration.ofSeconds(1));
    }

    private GuardedMedia media(Guard guard) {
        return new GuardedMedia(vertx, Quick.SETTINGS, guard, dials.lines(), Clock.systemUTC());
    }

    private List<Row> rows(String file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(file))) {
            if (!line.startsWith("#")) {
                rows.add(Row.parse(line, port));
            }
        }
        return rows;
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByAddress(IpLiteral.parse(literal).orElseThrow());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
