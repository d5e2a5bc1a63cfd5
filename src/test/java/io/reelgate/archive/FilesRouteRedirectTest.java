package io.reelgate.archive;

import static io.reelgate.Done.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.port.ResultSource.Download;
import io.reelgate.port.Waypoints;
import io.reelgate.results.MadeStream;
import io.reelgate.results.s3.S3ResultStore;
import io.reelgate.results.s3.S3Server;
import io.reelgate.results.s3.S3Settings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results in a bucket: the caller is sent there. */
class FilesRouteRedirectTest {
    private static final Clock NOW = Clock.systemUTC();
    private static final int LENGTH = 100_000;

    private final TaskId id = new TaskIds(new Random(5)).next(new Partition(9), NOW.millis());
    private final ResultUrls urls =
            new ResultUrls("http://gateway.test", List.of(new SigningKey("k1", "0123456789abcdef".getBytes(UTF_8))));
    private Vertx vertx;
    private HttpServer server;
    private byte[] video;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        S3ResultStore store = new S3ResultStore(
                vertx,
                S3Server.newBucket(),
                S3Server.CREDENTIALS,
                S3Settings.defaults(),
                NOW,
                ResultUrls.LIFETIME,
                Waypoints.NONE);
        MadeStream body = new MadeStream(vertx, LENGTH);
        video = body.content();
        done(store.write(id, 0, new Download("", LENGTH, body)));
        Router router = Router.router(vertx);
        new FilesRoute(store, urls, NOW).mount(router);
        server = done(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void aPlayerThatFollowsGetsTheBytesItAsksFor() throws Exception {
        HttpResponse<byte[]> answer = send("GET", link(NOW), HttpClient.Redirect.NORMAL, "bytes=10-19");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(java.util.Arrays.copyOfRange(video, 10, 20));
    }

    @Test
    void aRedirectIsNeverKept() throws Exception {
        HttpResponse<byte[]> answer = send("GET", link(NOW), HttpClient.Redirect.NEVER, "bytes=0-");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("cache-control")).contains("private, no-store");
        assertThat(answer.headers().firstValue("location").orElseThrow()).contains("X-Amz-Expires=3600");
    }

    @Test
    void headIsRedirectedToo() throws Exception {
        HttpResponse<byte[]> answer = send("HEAD", link(NOW), HttpClient.Redirect.NORMAL, "bytes=0-");

        assertThat(answer.statusCode()).isIn(200, 206);
        assertThat(answer.headers().firstValue("content-length")).contains(Integer.toString(LENGTH));
    }

    @Test
    void aRedirectEndsWithItsLink() throws Exception {
        Clock almostFifteenDaysAgo =
                Clock.offset(NOW, Duration.ofDays(15).negated().plusSeconds(60));

        HttpResponse<byte[]> answer = send("GET", link(almostFifteenDaysAgo), HttpClient.Redirect.NEVER, "bytes=0-");

        assertThat(answer.headers().firstValue("location").orElseThrow())
                .containsPattern("X-Amz-Expires=(5[5-9]|6[0-2])&");
    }

    @Test
    void aTamperedOrExpiredLinkLeadsNowhere() throws Exception {
        Clock sixteenDaysAgo = Clock.offset(NOW, Duration.ofDays(16).negated());

        assertThat(send("GET", link(sixteenDaysAgo), HttpClient.Redirect.NEVER, "bytes=0-")
                        .statusCode())
                .isEqualTo(410);
        assertThat(send("GET", link(NOW).replace("/0.mp4", "/1.mp4"), HttpClient.Redirect.NEVER, "bytes=0-")
                        .statusCode())
                .isEqualTo(404);
    }

    private String link(Clock end) {
        return urls.link(id, 0, end.instant())
                .replace("http://gateway.test", "http://127.0.0.1:" + server.actualPort());
    }

    private static HttpResponse<byte[]> send(String method, String url, HttpClient.Redirect follow, String range)
            throws Exception {
        try (HttpClient client = HttpClient.newBuilder().followRedirects(follow).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .header("Range", range)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
