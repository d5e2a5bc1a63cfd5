package io.reelgate.archive;

import static io.reelgate.Done.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.port.ResultSource.Download;
import io.reelgate.port.ResultStore.Place;
import io.reelgate.port.ResultStore.Wish;
import io.reelgate.results.LocalResultStore;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FilesRouteTest {
    private static final Instant END = Instant.parse("2026-11-20T10:00:00Z");
    private static final TaskId ID = new TaskIds(new Random(5)).next(new Partition(63), END.toEpochMilli());
    private static final byte[] VIDEO = video();

    @TempDir
    private Path folder;

    private final ResultUrls urls =
            new ResultUrls("http://gateway.test", List.of(new SigningKey("k1", "0123456789abcdef".getBytes(UTF_8))));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger left = new AtomicInteger();
    private Vertx vertx;
    private LocalResultStore store;
    private HttpServer server;

    private static byte[] video() {
        byte[] bytes = new byte[1_000_000];
        new Random(6).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void open() throws IOException {
        vertx = Vertx.vertx();
        store = new LocalResultStore(vertx, folder, Clock.systemUTC(), ResultUrls.LIFETIME);
        keep(0, VIDEO);
        server = serveAt(END);
    }

    private void keep(int index, byte[] content) throws IOException {
        Path original = Files.write(folder.resolve("original"), content);
        done(vertx.fileSystem()
                .open(original.toString(), new OpenOptions())
                .compose(file -> store.write(ID, index, new Download("", content.length, file))));
    }

    private HttpServer serveAt(Instant now) {
        Router router = Router.router(vertx);
        new FilesRoute(store, urls, Clock.fixed(now, ZoneOffset.UTC)).mount(router);
        return done(vertx.createHttpServer()
                .requestHandler(router)
                .connectionHandler(made -> made.closeHandler(gone -> left.incrementAndGet()))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        client.close();
        done(vertx.close());
    }

    @Test
    void servesTheVideoToWhoeverHoldsTheLink() {
        var answer = get(link());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(VIDEO);
        assertThat(header(answer, "content-type")).isEqualTo("video/mp4");
        assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
        assertThat(header(answer, "content-length")).isEqualTo("1000000");
        assertThat(header(answer, "cache-control")).isEqualTo("private, max-age=1296002, immutable");
        assertThat(header(answer, "content-disposition")).isEqualTo("inline; filename=\"" + ID + "-0.mp4\"");
        assertThat(header(answer, "etag")).matches("\"[0-9a-f]+-[0-9a-f]+\"");
        assertThat(header(answer, "last-modified")).matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} .* GMT");
    }

    @Test
    void answersHeadWithTheSameHeadersAndNoBody() {
        var answer = send(request(server, link()).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "content-length")).isEqualTo("1000000");
        assertThat(header(answer, "content-type")).isEqualTo("video/mp4");
    }

    @Test
    void sendsOneRange() {
        var answer = get(link(), "Range", "bytes=500000-500099");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "content-range")).isEqualTo("bytes 500000-500099/1000000");
        assertThat(header(answer, "content-length")).isEqualTo("100");
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(VIDEO, 500_000, 500_100));
    }

    @Test
    void sendsRangesOverHttp2Too() {
        var answer =
                send(request(server, link()).version(HttpClient.Version.HTTP_2).header("Range", "bytes=500000-500099"));

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(VIDEO, 500_000, 500_100));
    }

    @Test
    void sendsTheLastBytes() {
        var answer = get(link(), "Range", "bytes=-10");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(VIDEO, 999_990, 1_000_000));
    }

    @Test
    void saysHowLongTheFileIsWhenARangeLiesBeyondIt() {
        var answer = get(link(), "Range", "bytes=1000000-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "content-range")).isEqualTo("bytes */1000000");
        assertThat(new String(answer.body(), UTF_8)).contains("\"code\":416");
    }

    @Test
    void ignoresSeveralRangesAndRangesOfHead() {
        assertThat(get(link(), "Range", "bytes=0-1,5-6").statusCode()).isEqualTo(200);
        var head = send(request(server, link())
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .header("Range", "bytes=0-1"));
        assertThat(head.statusCode()).isEqualTo(200);
    }

    @Test
    void sendsARangeOnlyOfTheFileTheClientKnows() {
        String etag = header(get(link()), "etag");
        String modified = header(get(link()), "last-modified");

        assertThat(get(link(), "Range", "bytes=0-1", "If-Range", etag).statusCode())
                .isEqualTo(206);
        assertThat(get(link(), "Range", "bytes=0-1", "If-Range", modified).statusCode())
                .isEqualTo(206);
        assertThat(get(link(), "Range", "bytes=0-1", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void sendsNothingTwiceToACache() {
        String etag = header(get(link()), "etag");
        String modified = header(get(link()), "last-modified");

        assertThat(get(link(), "If-None-Match", "\"x\", W/" + etag).statusCode())
                .isEqualTo(304);
        assertThat(get(link(), "If-None-Match", "*").statusCode()).isEqualTo(304);
        assertThat(get(link(), "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        assertThat(get(link(), "If-None-Match", "\"x\"", "If-Modified-Since", modified)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersAnExpiredLinkWith410() {
        var answer = send(request(serveAt(END.plus(Duration.ofDays(15)).plusSeconds(2)), link()));

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(new String(answer.body(), UTF_8)).contains("\"code\":410", "\"type\":\"not_found\"");
    }

    @Test
    void answersAnExpiredLinkWith410WhenItsFileIsGoneToo() throws IOException {
        Files.delete(file(ID, 0));

        assertThat(send(request(serveAt(END.plus(Duration.ofDays(16))), link())).statusCode())
                .isEqualTo(410);
    }

    @Test
    void hidesWhatItDidNotSign() {
        assertThat(get(link().replace("expires=17", "expires=27")).statusCode()).isEqualTo(404);
        assertThat(get(link().replace("signature=k1.", "signature=k1.x")).statusCode())
                .isEqualTo(404);
        assertThat(get("/files/" + ID + "/0.mp4").statusCode()).isEqualTo(404);
        assertThat(get(link() + "&expires=1").statusCode()).isEqualTo(404);
        assertThat(get("/files/..%2f..%2fetc/passwd").statusCode()).isEqualTo(404);
    }

    @Test
    void answersALinkWithoutFileWith404() {
        String other = urls.link(ID, 1, END).replace("http://gateway.test", "");

        assertThat(get(other).statusCode()).isEqualTo(404);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void closesTheFileOfAPlayerThatCutItsConnection() throws IOException {
        keep(1, new byte[30_000_000]);

        Path file = file(ID, 1);

        cutWhileReading(urls.link(ID, 1, END).replace("http://gateway.test", ""), file);

        await().until(() -> left.get() == 1);
        await().untilAsserted(() -> assertThat(openFiles()).doesNotContain(file));
    }

    private static List<Path> openFiles() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.map(FilesRouteTest::target).toList();
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return link;
        }
    }

    /** With a reset, as browsers do it. */
    private void cutWhileReading(String path, Path file) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: gateway.test\r\n\r\n").getBytes(UTF_8));
            assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
            assertThat(openFiles()).contains(file);
        }
    }

    private Path file(TaskId id, int index) {
        return ((Place.LocalFile) done(store.serve(id, index, new Wish(false, Duration.ZERO)))).path();
    }

    private String link() {
        return urls.link(ID, 0, END).replace("http://gateway.test", "");
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = request(server, path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpRequest.Builder request(HttpServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return client.sendAsync(
                        request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofByteArray())
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
