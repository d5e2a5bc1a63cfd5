package io.reelgate.results;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.reelgate.port.StoreTrouble;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class HttpResultSourceTest {
    private static final HttpResultSourceSettings QUICK = new HttpResultSourceSettings(
            8,
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofMillis(1200),
            1000,
            1500);

    private final Queue<HttpServerRequest> requests = new ConcurrentLinkedQueue<>();
    private Vertx vertx;
    private HttpServer upstream;
    private HttpResultSource target;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        upstream = done(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
        target = new HttpResultSource(vertx, QUICK, new MediaHosts(Map.of("sim", List.of("127.0.0.1"))));
    }

    @AfterEach
    void close() {
        done(target.close());
        done(vertx.close());
    }

    private void answer(HttpServerRequest request) {
        var response = request.response();
        switch (request.path()) {
            case "/video.mp4" -> response.putHeader("Content-Type", "video/mp4").end("video");
            case "/echo" -> response.end(request.uri() + " " + request.getHeader("Accept-Encoding"));
            case "/page" -> response.putHeader("Content-Type", "text/html").end("<html>");
            case "/packed" -> response.putHeader("Content-Encoding", "gzip").end("x");
            case "/moved" ->
                response.setStatusCode(302).putHeader("Location", "/video.mp4").end();
            case "/round" ->
                response.setStatusCode(302).putHeader("Location", "/round").end();
            case "/gone" -> response.setStatusCode(404).end();
            case "/large" -> response.end(Buffer.buffer(new byte[1001]));
            case "/cap" -> response.end(Buffer.buffer(new byte[1000]));
            case "/endless" -> endless(request);
            case "/cut" -> cut(request);
            case "/held" -> {
                request.response().setChunked(true).write("12345");
                requests.add(request);
            }
            case "/dripping" -> drip(request);
            case "/stalled" -> response.putHeader("Content-Length", "10").write("12345");
            default -> {}
        }
    }

    private static void endless(HttpServerRequest request) {
        request.response().setChunked(true).write(Buffer.buffer(new byte[900]));
        request.response().write(Buffer.buffer(new byte[900]));
    }

    private static void drip(HttpServerRequest request) {
        request.response().setChunked(true);
        Vertx.currentContext()
                .owner()
                .setPeriodic(100, tick -> request.response().write("."));
    }

    private static void cut(HttpServerRequest request) {
        request.response()
                .putHeader("Content-Length", "10")
                .write("12345")
                .onComplete(written -> request.connection().close());
    }

    @Test
    void fetchesABody() {
        var fetched = fetch("/video.mp4");

        assertThat(fetched).isEqualTo("5 video/mp4 video");
    }

    @Test
    void asksForTheBytesAsTheyAreAndKeepsTheQuery() {
        assertThat(fetch("/echo?a=%20b&c")).endsWith("/echo?a=%20b&c identity");
    }

    @Test
    void goesOnWhereItIsLedToOnTheSameHost() {
        assertThat(fetch("/moved")).isEqualTo("5 video/mp4 video");
    }

    @Test
    void takesAResultOfExactlyTheLargestSize() {
        assertThat(fetch("/cap")).startsWith("1000 ");
    }

    @ParameterizedTest
    @CsvSource({
        "/page, text/html",
        "/packed, encoded",
        "/round, 302",
        "/gone, 404",
        "/large, 1001 bytes",
        "/endless, more than 1000 bytes",
        "/cut, HttpClosedException",
        "/stalled, sent nothing for PT0.3S",
        "/dripping, took more than PT1S",
        "/silent, TimeoutException"
    })
    void failsOn(String path, String reason) {
        assertThatThrownBy(() -> fetch(path)).hasMessageContaining(reason).isNotInstanceOf(AssertionError.class);
    }

    /** They may hold a signature that opens the result to whoever reads the log. */
    @ParameterizedTest
    @ValueSource(strings = {"/stalled", "/silent", "/cut", "/gone", "/page"})
    void namesNoUrl(String path) {
        assertThatThrownBy(() -> fetch(path + "?signature=secret"))
                .isInstanceOf(ResultUnavailable.class)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining(path + "?");
    }

    /** A store that stalls is not the source's fault: it waits as long as nobody wants its bytes. */
    @Test
    void aBodyThatIsHeldBackIsNotSlow() {
        ReadStream<Buffer> body = heldBack();
        Future<Buffer> collected = collect(body);

        requests.remove().response().end("67890");

        assertThat(done(collected)).hasToString("1234567890");
    }

    @Test
    void aBodyThatBreaksOffWhenItWasHeldBackIsTheStoresTrouble() {
        ReadStream<Buffer> body = heldBack();
        Promise<Void> end = Promise.promise();
        body.exceptionHandler(end::tryFail);

        requests.remove().connection().close();

        assertThatThrownBy(() -> done(end.future())).isInstanceOf(StoreTrouble.class);
    }

    @Test
    void aBodyThatIsHeldBackForTooLongIsTheStoresTrouble() {
        Promise<Void> end = Promise.promise();
        done(target.open("sim", url("/held"))).body().exceptionHandler(end::tryFail);

        assertThatThrownBy(() -> done(end.future()))
                .isInstanceOf(StoreTrouble.class)
                .hasMessageContaining("took nothing for PT1.2S");
    }

    /** For twice as long as a source may be silent. */
    private ReadStream<Buffer> heldBack() {
        ReadStream<Buffer> body = done(target.open("sim", url("/held"))).body();
        done(vertx.timer(600, TimeUnit.MILLISECONDS));
        return body;
    }

    @Test
    void isSilentAboutABodyThatBreaksOffBeforeItIsRead() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger toolkit = (Logger) LoggerFactory.getLogger("io.vertx");
        log.start();
        toolkit.addAppender(log);
        var body = done(target.open("sim", url("/stalled"))).body();

        done(target.close());

        await().untilAsserted(() ->
                assertThatThrownBy(() -> body.exceptionHandler(failure -> {})).hasMessageContaining("ended"));
        toolkit.detachAppender(log);
        assertThat(log.list).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/video.mp4",
                "http://169.254.169.254/latest",
                "ftp://127.0.0.1/video.mp4",
                "file:///etc/passwd",
                "http://user@127.0.0.1/video.mp4",
                "http://",
                "/video.mp4",
                "http://127.0.0.1:1/a b",
                ""
            })
    void asksNobodyElse(String url) {
        assertThatThrownBy(() -> done(target.open("sim", url))).isInstanceOf(ResultUnavailable.class);
    }

    @Test
    void asksNobodyForARouteWithoutHosts() {
        assertThatThrownBy(() -> done(target.open("other", url("/video.mp4"))))
                .hasMessageContaining("no media host of other");
    }

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example.com/a, true",
        "https://CDN.example.com/a, true",
        "https://cdn.example.com:8443/a, true",
        "https://a.b.media.example.com/a, true",
        "https://media.example.com/a, false",
        "https://evilmedia.example.com/a, false",
        "https://port.example.com:8080/a, true",
        "http://port.example.com:80/a, false",
        "https://[2001:db8::1]/a, true",
        "https://example.com/a, false"
    })
    void knowsItsHosts(String url, boolean known) {
        var hosts = new MediaHosts(Map.of(
                "r", List.of("cdn.example.com", "*.media.example.com", "port.example.com:8080", "[2001:db8::1]")));

        if (known) {
            assertThat(hosts.check("r", url)).hasToString(url);
        } else {
            assertThatThrownBy(() -> hosts.check("r", url)).isInstanceOf(ResultUnavailable.class);
        }
    }

    private String fetch(String path) {
        return done(target.open("sim", url(path))
                .compose(download -> collect(download.body())
                        .map(body -> download.length() + " " + download.contentType() + " " + body)));
    }

    private static Future<Buffer> collect(ReadStream<Buffer> body) {
        var collected = Buffer.buffer();
        var whole = Promise.<Buffer>promise();
        body.exceptionHandler(whole::tryFail);
        body.endHandler(nothing -> whole.tryComplete(collected));
        body.handler(collected::appendBuffer);
        body.resume();
        return whole.future();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + upstream.actualPort() + path;
    }
}
