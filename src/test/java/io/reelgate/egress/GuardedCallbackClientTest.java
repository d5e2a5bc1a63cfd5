package io.reelgate.egress;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.address.Ports;
import io.reelgate.port.CallbackClient.Delivery;
import io.reelgate.port.CallbackClient.Delivery.Answered;
import io.reelgate.port.CallbackClient.Delivery.Undelivered;
import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedCallbackClientTest {
    private static final Undelivered UNREACHABLE = new Undelivered("the endpoint could not be reached");
    private static final CallbackClientSettings SETTINGS =
            new CallbackClientSettings(LineSettings.defaults(), Duration.ofMillis(300));
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1", "hook.test", "nowhere.test");

    private final Queue<HttpServerRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> closed = new ConcurrentLinkedQueue<>();
    private Vertx vertx;
    private HttpServer server;
    private GuardedCallbackClient target;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        server = listen("127.0.0.1", new HttpServerOptions());
        target = client(MappedHosts.NONE, Trust.STANDARD);
    }

    @AfterEach
    void close() {
        done(vertx.close());
    }

    private HttpServer listen(String host, HttpServerOptions options) {
        return done(vertx.createHttpServer(options)
                .requestHandler(this::answer)
                .connectionHandler(made -> made.closeHandler(gone -> closed.add("closed")))
                .listen(0, host));
    }

    private void answer(HttpServerRequest request) {
        requests.add(request);
        var response = request.response();
        switch (request.path()) {
            case "/echo" ->
                request.body()
                        .onSuccess(body -> response.putHeader("X-Body", body.toString())
                                .setStatusCode(200)
                                .end());
            case "/busy" ->
                response.setStatusCode(503).putHeader("Retry-After", "7").end();
            case "/moved" ->
                response.setStatusCode(307).putHeader("Location", "/echo").end();
            case "/chatty" -> response.setChunked(true).write(Buffer.buffer(new byte[5000]));
            case "/dripping" -> response.setChunked(true).write("x");
            case "/cut" -> request.connection().close();
            default -> {}
        }
    }

    @Test
    void postsHeadersAndBody() {
        assertThat(post(url("/echo?a=%20&b"), "{\"x\":1}")).isEqualTo(new Answered(200, Optional.empty()));

        var request = requests.remove();
        assertThat(request.method().name()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/echo?a=%20&b");
        assertThat(request.getHeader("webhook-id")).isEqualTo("msg_1");
        assertThat(request.getHeader("Host")).isEqualTo("127.0.0.1:" + server.actualPort());
        assertThat(request.getHeader("Content-Length")).isEqualTo("7");
        assertThat(request.response().headers().get("X-Body")).isEqualTo("{\"x\":1}");
    }

    @Test
    void tellsStatusAndRetryAfter() {
        assertThat(post(url("/busy"), "{}")).isEqualTo(new Answered(503, Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void followsNoRedirect() {
        assertThat(post(url("/moved"), "{}")).isEqualTo(new Answered(307, Optional.empty()));
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chatty", "/dripping"})
    void readsLittleOfAnEndlessAnswer(String path) {
        assertThat(post(url(path), "{}")).isEqualTo(new Answered(200, Optional.empty()));

        await().until(() -> !closed.isEmpty());
    }

    /** The rest of an answer may still be on its way when the next post begins, so the first two need not share. */
    @Test
    void usesConnectionsAgain() {
        await().until(() -> post(url("/echo"), "{}") instanceof Answered && connections() < requests.size());
    }

    private long connections() {
        return requests.stream().map(HttpServerRequest::connection).distinct().count();
    }

    @Test
    void saysTheSameWhateverTheNetworkDoes() {
        assertThat(post(url("/cut"), "{}")).isEqualTo(UNREACHABLE);
        assertThat(post(url("/silent"), "{}", Duration.ofMillis(200))).isEqualTo(UNREACHABLE);
        assertThat(post("http://127.0.0.1:1/", "{}")).isEqualTo(UNREACHABLE);
        assertThat(post("https://127.0.0.1:" + server.actualPort() + "/", "{}")).isEqualTo(UNREACHABLE);
        assertThat(post("http://nowhere.test/", "{}")).isEqualTo(UNREACHABLE);
        assertThat(post("https://10.0.0.1/", "{}")).isEqualTo(UNREACHABLE);
        assertThat(post("no url", "{}")).isEqualTo(UNREACHABLE);
    }

    @Test
    void freesTheConnectionOfASilentEndpoint() {
        post(url("/silent"), "{}", Duration.ofMillis(200));

        await().until(() -> !closed.isEmpty());
    }

    @Test
    void dialsTheCheckedAddressUnderTheName() {
        assertThat(post("http://hook.test:" + server.actualPort() + "/echo", "{}"))
                .isInstanceOf(Answered.class);

        assertThat(requests.remove().getHeader("Host")).isEqualTo("hook.test:" + server.actualPort());
    }

    @Test
    void neverAsksWhereLocalhostIs() {
        var real = Egress.open(
                        vertx,
                        EgressSettings.defaults(),
                        Rules.of(LOOPBACK, List.of(), Ports.USUAL, MappedHosts.NONE, MappedHosts.NONE),
                        Trust.STANDARD,
                        List::of,
                        Clock.systemUTC(),
                        new Random(1),
                        Metrics.NONE)
                .callbacks();

        assertThat(post(real, "http://localhost:" + server.actualPort() + "/echo"))
                .isInstanceOf(Answered.class);
    }

    @Test
    void dialsAddressesOfBothFamilies() {
        HttpServer six = listen("::1", new HttpServerOptions());

        assertThat(post("http://[::1]:" + six.actualPort() + "/echo", "{}")).isInstanceOf(Answered.class);

        assertThat(requests.remove().getHeader("Host")).isEqualTo("[::1]:" + six.actualPort());
    }

    @Test
    void checksTheCertificateAgainstTheNameAndNotTheAddress() throws Exception {
        KeyPair keys = KeyPair.shared();
        HttpServer secure = listen("127.0.0.1", keys.serverOptions());
        var trusting = client(MappedHosts.NONE, new Trust(List.of(keys.certificate())));
        String rest = ":" + secure.actualPort() + "/echo";

        assertThat(post(trusting, "https://hook.test" + rest)).isInstanceOf(Answered.class);
        assertThat(requests.remove().connection().indicatedServerName()).isEqualTo("hook.test");
        assertThat(post(trusting, "https://other.test" + rest)).isEqualTo(UNREACHABLE);
        assertThat(post("https://hook.test" + rest, "{}")).isEqualTo(UNREACHABLE);
        assertThat(requests).isEmpty();
    }

    @Test
    void reachesAMappedHostUnderItsOwnNameAndCertificate() throws Exception {
        KeyPair keys = KeyPair.shared();
        HttpServer secure = listen("127.0.0.1", keys.serverOptions());
        var fixed = FixedAddress.parse("127.0.0.1:" + secure.actualPort());
        var hosts = new MappedHosts(Map.of("your-server.com", fixed, "other.com", fixed), List.of(keys.certificate()));
        var mapping = client(hosts, Trust.STANDARD);

        assertThat(post(mapping, "https://your-server.com/echo")).isInstanceOf(Answered.class);

        var request = requests.remove();
        assertThat(request.getHeader("Host")).isEqualTo("your-server.com");
        assertThat(request.connection().indicatedServerName()).isEqualTo("your-server.com");
        assertThat(post(mapping, "https://other.com/echo")).isEqualTo(UNREACHABLE);
        assertThat(post(mapping, "https://hook.test:" + secure.actualPort() + "/echo"))
                .isEqualTo(UNREACHABLE);
        assertThat(requests).isEmpty();
    }

    /** Whom only a mapped host may be signed by, may sign for nobody else. */
    @Test
    void trustsTheSignersOfMappedHostsForNobodyElse() throws Exception {
        KeyPair keys = KeyPair.shared();
        HttpServer secure = listen("127.0.0.1", keys.serverOptions());
        var hosts =
                new MappedHosts(Map.of("mapped.test", FixedAddress.parse("127.0.0.1")), List.of(keys.certificate()));

        assertThat(post(client(hosts, Trust.STANDARD), "https://hook.test:" + secure.actualPort() + "/echo"))
                .isEqualTo(UNREACHABLE);
    }

    private GuardedCallbackClient client(MappedHosts hosts, Trust trust) {
        HostNames names = GuardedCallbackClientTest::resolve;
        Rules rules = Rules.of(LOOPBACK, List.of(), Ports.USUAL, hosts, MappedHosts.NONE);
        Guard guard = new Guard(rules, names, new OwnPlaces(List::of, names), new Random(1), Metrics.NONE);
        Lines lines = Lines.open(vertx, SETTINGS.lines(), trust, hosts);
        return new GuardedCallbackClient(vertx, lines, guard, Clock.systemUTC(), SETTINGS.rest());
    }

    private static Future<List<InetAddress>> resolve(String host) {
        return host.equals("nowhere.test")
                ? Future.succeededFuture(List.of())
                : Future.succeededFuture(List.of(InetAddress.getLoopbackAddress()));
    }

    private Delivery post(String url, String body) {
        return post(url, body, Duration.ofSeconds(10));
    }

    private Delivery post(String url, String body, Duration timeout) {
        return done(target.post(url, Map.of("webhook-id", "msg_1"), body, timeout));
    }

    private static Delivery post(GuardedCallbackClient other, String url) {
        return done(other.post(url, Map.of(), "{}", Duration.ofSeconds(10)));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }
}
