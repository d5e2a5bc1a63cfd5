package io.reelgate.results;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class HttpResultSourceTest {
    private static final HttpResultSourceSettings QUICK = new HttpResultSourceSettings(
            8, Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(5), 1000);

    private Vertx vertx;
    private HttpServer upstream;
    private HttpResultSource target;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        upstream = done(vertx.createHttpServer()
                .requestHandler(HttpResultSourceTest::answer)
                .listen(0, "127.0.0.1"));
        target = new HttpResultSource(vertx, QUICK, new MediaHosts(Map.of("sim", List.of("127.0.0.1"))));
    }

    @AfterEach
    void close() {
        done(target.close());
        done(vertx.close());
    }

    private static void answer(HttpServerRequest request) {
        var response = request.response();
        switch (request.path()) {
            case "/video.mp4" -> response.putHeader("Content-Type", "video/mp4").end("video");
            case "/echo" -> response.end(request.uri() + " " + request.getHeader("Accept-Encoding"));
            case "/page" -> response.putHeader("Content-Type", "text/html").end("<html>");
            case "/packed" -> response.putHeader("Content-Encoding", "gzip").end("x");
            case "/moved" ->
                response.setStatusCode(302).putHeader("Location", "/video.mp4").end();
            case "/gone" -> response.setStatusCode(404).end();
            case "/large" -> response.end(Buffer.buffer(new byte[1001]));
            case "/cap" -> response.end(Buffer.buffer(new byte[1000]));
            case "/endless" -> endless(request);
            case "/cut" -> cut(request);
            case "/stalled" -> response.putHeader("Content-Length", "10").write("12345");
            default -> {}
        }
    }

    private static void endless(HttpServerRequest request) {
        request.response().setChunked(true).write(Buffer.buffer(new byte[900]));
        request.response().write(Buffer.buffer(new byte[900]));
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
    void takesAResultOfExactlyTheLargestSize() {
        assertThat(fetch("/cap")).startsWith("1000 ");
    }

    @ParameterizedTest
    @CsvSource({
        "/page, text/html",
        "/packed, encoded",
        "/moved, 302",
        "/gone, 404",
        "/large, 1001 bytes",
        "/endless, more than 1000 bytes",
        "/cut, closed",
        "/stalled, ''",
        "/silent, ''"
    })
    void failsOn(String path, String reason) {
        assertThatThrownBy(() -> fetch(path)).hasMessageContaining(reason).isNotInstanceOf(AssertionError.class);
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

    private static Future<Buffer> collect(io.vertx.core.streams.ReadStream<Buffer> body) {
        var collected = Buffer.buffer();
        var whole = io.vertx.core.Promise.<Buffer>promise();
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
