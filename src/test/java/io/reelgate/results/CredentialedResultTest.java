package io.reelgate.results;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.port.ResultCall;
import io.reelgate.port.ResultSource.Download;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that are had under the vendor's key, over real HTTP from two hosts. */
class CredentialedResultTest {
    private static final String KEY = "x-goog-api-key";
    private static final byte[] VIDEO = new byte[200_001];

    private final Vertx vertx = Vertx.vertx();
    /** Each as host, path and key. */
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private final HttpServer own = server("own");
    private final HttpServer other = server("other");
    private volatile String document = "{}";
    private final HttpResultSource target = new HttpResultSource(
            vertx,
            HttpResultSourceSettings.defaults(),
            new MediaHosts(Map.of("google", List.of("127.0.0.1:" + own.actualPort(), "localhost"))),
            (route, source) -> Future.succeededFuture(call(source)));

    CredentialedResultTest() {
        new Random(1).nextBytes(VIDEO);
    }

    private HttpServer server(String name) {
        return done(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(name, request, body)))
                .listen(0, "127.0.0.1"));
    }

    private ResultCall call(String source) {
        return source.contains("/inline")
                ? new ResultCall(
                        HttpMethod.POST,
                        source,
                        Map.of(KEY, "secret"),
                        Optional.of(Buffer.buffer("{\"operationName\":\"op\"}")),
                        Optional.of("bytesBase64Encoded"))
                : ResultCall.get(source, Map.of(KEY, "secret"));
    }

    private void answer(String name, HttpServerRequest request, Buffer body) {
        seen.add(name + " " + request.path() + " " + request.getHeader(KEY) + body);
        var response = request.response();
        switch (request.path()) {
            case "/video" -> response.putHeader("Content-Type", "video/mp4").end(Buffer.buffer(VIDEO));
            case "/inline" ->
                response.putHeader("Content-Type", "application/json; charset=UTF-8")
                        .end(document);
            case "/inline/elsewhere" -> redirect(request, otherUrl("/video"));
            case "/inline/page" ->
                response.putHeader("Content-Type", "text/html").end("<html>");
            default -> redirect(request, request.getParam("to"));
        }
    }

    private static void redirect(HttpServerRequest request, String location) {
        request.response().setStatusCode(302).putHeader("Location", location).end();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + own.actualPort() + path;
    }

    private String otherUrl(String path) {
        return "http://localhost:" + other.actualPort() + path;
    }

    @AfterEach
    void close() {
        done(target.close());
        done(vertx.close());
    }

    private Buffer fetched(String source) {
        Download download = done(target.open("google", source));
        Promise<Buffer> whole = Promise.promise();
        Buffer collected = Buffer.buffer();
        download.body().exceptionHandler(whole::tryFail);
        download.body().endHandler(end -> whole.tryComplete(collected));
        download.body().handler(collected::appendBuffer);
        download.body().resume();
        return done(whole.future());
    }

    // redirects

    @Test
    void theKeyGoesToTheVendor() {
        assertThat(fetched(url("/video")).getBytes()).isEqualTo(VIDEO);
        assertThat(seen).containsExactly("own /video secret");
    }

    @Test
    void theKeyStaysBehindWhereTheHostChanges() {
        assertThat(fetched(url("/moved?to=" + otherUrl("/video"))).getBytes()).isEqualTo(VIDEO);
        assertThat(seen).containsExactly("own /moved secret", "other /video null");
    }

    @Test
    void theKeyGoesOnToTheSameOrigin() {
        fetched(url("/moved?to=/video"));

        assertThat(seen).containsExactly("own /moved secret", "own /video secret");
    }

    /** Whoever leads us back knows what for. */
    @Test
    void theKeyIsNotTakenUpAgain() {
        fetched(url("/moved?to=" + otherUrl("/back?to=" + url("/video"))));

        assertThat(seen).containsExactly("own /moved secret", "other /back null", "own /video null");
    }

    @Test
    void anotherPortOfTheSameHostIsAnotherOrigin() {
        String port = "http://127.0.0.1:" + other.actualPort() + "/video";

        assertThatThrownBy(() -> fetched(url("/moved?to=" + port))).hasMessageContaining("no media host of google");
        assertThat(seen).containsExactly("own /moved secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/video", "file:///etc/passwd", "http://a@localhost/", "https://%zz"})
    void nobodyElseIsGoneTo(String location) {
        assertThatThrownBy(() -> fetched(url("/moved?to=" + location.replace("%", "%25"))))
                .isInstanceOf(ResultUnavailable.class)
                .hasMessageNotContaining("secret");
        assertThat(seen).hasSize(1);
    }

    @Test
    void fourRedirectsAreTooMany() {
        String three = url("/1?to=/2%3Fto=/3%253Fto=/video");
        assertThat(fetched(three).length()).isEqualTo(VIDEO.length);

        assertThatThrownBy(() -> fetched(url("/round?to=/round%3Fto=/round"))).hasMessageContaining("302");
    }

    // inline

    private static String inline(byte[] video) {
        return "{\"name\":\"op\",\"metadata\":{\"prompt\":\"\\\"bytesBase64Encoded\\\":\\\"AAAA\\\"\"},\"done\":true,"
                + "\"response\":{\"videos\":[{\"bytesBase64Encoded\" : \""
                + Base64.getEncoder().encodeToString(video)
                + "\",\"mimeType\":\"video/mp4\"}],\"bytesBase64Encoded\":\"BBBB\"}}";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1_000, 200_001})
    void aVideoInsideOfADocumentIsTheVideo(int length) {
        byte[] video = java.util.Arrays.copyOf(VIDEO, length);
        document = inline(video);

        assertThat(fetched(url("/inline")).getBytes()).isEqualTo(video);
        assertThat(seen).containsExactly("own /inline secret{\"operationName\":\"op\"}");
    }

    @Test
    void escapedBase64IsTheSame() {
        document = "{\"bytesBase64Encoded\":\"\\/\\/8\\u003d\"}";

        assertThat(fetched(url("/inline")).getBytes()).isEqualTo(new byte[] {-1, -1});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"op\"} | holds no whole video",
                "{\"bytesBase64Encoded\":\"AAAA | holds no whole video",
                "{\"bytesBase64Encoded\":\"AAAAA\"} | holds no whole video",
                "{\"bytesBase64Encoded\":7} | holds no whole video",
                "{\"bytesBase64Encoded\":\"A*AA\"} | no Base64"
            })
    void whatHoldsNoVideoFails(String answer, String reason) {
        document = answer;

        assertThatThrownBy(() -> fetched(url("/inline")))
                .isInstanceOf(ResultUnavailable.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aQuestionIsNotAskedElsewhere() {
        assertThatThrownBy(() -> fetched(url("/inline/elsewhere"))).hasMessageContaining("302");
        assertThatThrownBy(() -> fetched(url("/inline/page"))).hasMessageContaining("text/html");
        assertThat(seen).noneMatch(each -> each.startsWith("other"));
    }

    @Test
    void withoutACredentialNothingIsAskedFor() {
        var without = new HttpResultSource(
                vertx,
                HttpResultSourceSettings.defaults(),
                new MediaHosts(Map.of("google", List.of("127.0.0.1"))),
                (route, source) -> Future.failedFuture(new IllegalStateException("secret")));

        assertThatThrownBy(() -> done(without.open("google", url("/video"))))
                .isInstanceOf(ResultUnavailable.class)
                .hasMessageNotContaining("secret");
        assertThat(seen).isEmpty();
        done(without.close());
    }
}
