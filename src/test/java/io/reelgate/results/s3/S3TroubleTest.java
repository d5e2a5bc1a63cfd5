package io.reelgate.results.s3;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.port.ResultSource.Download;
import io.reelgate.port.StoreBusy;
import io.reelgate.port.StoreTrouble;
import io.reelgate.results.HandFedStream;
import io.reelgate.results.MadeStream;
import io.reelgate.results.ResultUnavailable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that answers as a test says. */
class S3TroubleTest {
    private static final TaskId ID = new TaskIds(new Random(1)).next(new Partition(3), 1_700_000_000_000L);
    private static final int LENGTH = 32 * 1024 * 1024;

    private final AtomicInteger requests = new AtomicInteger();
    private Vertx vertx;
    private HttpServer server;
    private volatile Consumer<HttpServerRequest> answer = request -> {};
    private S3ResultStore target;
    private MadeStream body;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        server = done(vertx.createHttpServer()
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    answer.accept(request);
                })
                .listen(0, "127.0.0.1"));
        URI endpoint = URI.create("http://127.0.0.1:" + server.actualPort());
        S3Location location = S3Location.of("s3://bucket", Optional.of(endpoint), "us-east-1", Optional.empty());
        target = S3ResultStoreTest.quick(vertx, location, Duration.ofMillis(400));
        body = new MadeStream(vertx, LENGTH);
    }

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void tellsWhatAFullStoreSays() {
        answer = request -> request.response()
                .setStatusCode(507)
                .end(
                        "<Error><Code>QuotaExceeded</Code><Message>full\nup</Message><StringToSign>s</StringToSign></Error>");

        assertThatThrownBy(this::write)
                .isInstanceOf(StoreTrouble.class)
                .hasMessage("storing a result: the store answered 507 QuotaExceeded (full up)");
    }

    @Test
    void followsNoRedirect() {
        answer = request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", "http://127.0.0.1:" + server.actualPort() + "/elsewhere")
                .end();

        assertThatThrownBy(this::write).hasMessageContaining("answered 307");
        assertThat(requests).hasValue(1);
    }

    @Test
    void readsNoEndlessAnswer() {
        answer = request ->
                request.response().setStatusCode(500).setChunked(true).end("x".repeat(3 * 1024 * 1024));

        assertThatThrownBy(() -> done(target.marker("one"))).hasMessageContaining("too long");
    }

    /** Of two nodes that mark a bucket at once one is known to Redis first; the bucket must not keep the other's mark. */
    @Test
    void putsItsMarkBackWhereAnotherNodeOverwroteIt() {
        AtomicReference<String> marker = new AtomicReference<>("theirs");
        answer = request -> request.body().onSuccess(body -> {
            if (request.method().equals(HttpMethod.PUT)) {
                marker.set(body.toString());
            }
            request.response().end(marker.get());
        });

        done(target.keepMarker("mine"));
        assertThat(done(target.marker("other"))).isEqualTo("mine");

        done(target.keepMarker("mine"));
        assertThat(requests).hasValue(4);
    }

    @Test
    void waitsForNoSilentStore() {
        assertThatThrownBy(() -> done(target.marker("one"))).isInstanceOf(StoreTrouble.class);
    }

    /** The source is held back as soon as the buffers of both sockets are full. */
    @Test
    void takesNoMoreFromTheSourceThanTheStoreTakes() {
        answer = HttpServerRequest::pause;

        assertThatThrownBy(this::write).isInstanceOf(StoreTrouble.class);

        assertThat(body.made()).isLessThan(LENGTH / 2);
    }

    /** Memory is bounded by how many of them there are at a time. */
    @Test
    void uploadsOfUnknownLengthWaitForTheirTurn() {
        answer = request -> {};
        var first = target.write(ID, 0, new Download("", -1, body));
        var second = target.write(ID, 1, new Download("", -1, new MadeStream(vertx, LENGTH)));
        await().until(() -> requests.get() == 1);

        assertThatThrownBy(() -> done(first)).isInstanceOf(StoreTrouble.class);
        assertThatThrownBy(() -> done(second)).isInstanceOf(StoreTrouble.class);
        assertThat(body.made()).isZero();
        assertThat(requests).hasValue(2);
    }

    /** Whose source may not wait for it, and is asked again then: the store is well. */
    @Test
    void anUploadThatHasNoTurnIsNoTroubleOfTheStore() {
        target.write(ID, 0, new Download("", -1, body));
        HandFedStream waiting = new HandFedStream();
        var second = target.write(ID, 1, new Download("", -1, waiting));

        waiting.cut(new ResultUnavailable("the source sent nothing"));

        assertThatThrownBy(() -> done(second)).isInstanceOf(StoreBusy.class);
    }

    @Test
    void asksAgainWhereTheStoreHasTooMuchToDo() {
        answer = request ->
                request.response().setStatusCode(requests.get() < 3 ? 503 : 200).end("mine");

        assertThat(done(target.marker("mine"))).isEqualTo("mine");
        assertThat(requests).hasValue(3);
    }

    /** The answer to the first try was lost: whether the object is there is looked at afterwards. */
    @Test
    void anUploadThatIsCompletedAlreadyIsWhole() {
        AtomicInteger completions = new AtomicInteger();
        answer = request -> request.body().onSuccess(content -> {
            String query = String.valueOf(request.query());
            boolean completes = request.method().equals(HttpMethod.POST) && query.startsWith("uploadId");
            int status = !completes ? 200 : completions.incrementAndGet() == 1 ? 502 : 404;
            request.response().setStatusCode(status).putHeader("ETag", "tag");
            if (request.method().equals(HttpMethod.HEAD)) {
                request.response().putHeader("Content-Length", "3").end();
            } else {
                request.response().end("<Result><UploadId>u1</UploadId></Result>");
            }
        });

        assertThat(done(target.write(ID, 0, new Download("", -1, new MadeStream(vertx, 3))))
                        .bytes())
                .isEqualTo(3);
        assertThat(completions).hasValue(2);
    }

    /** One partition that cannot be listed keeps none of the others from being swept. */
    @Test
    void sweepsTheOtherPartitionsToo() {
        answer = request -> request.response()
                .setStatusCode(request.query().contains("p3") ? 403 : 200)
                .end("<ListBucketResult></ListBucketResult>");

        assertThatThrownBy(() -> done(target.expire(List.of(new Partition(3), new Partition(4), new Partition(5)))))
                .hasMessageContaining("listing old results");
        assertThat(requests).hasValue(3);
    }

    @Test
    void abortsAnUploadWhoseSourceBreaksOffBeforeItHasBegun() {
        AtomicInteger aborted = new AtomicInteger();
        HandFedStream source = new HandFedStream();
        answer = request -> {
            if (request.method().equals(HttpMethod.DELETE)) {
                aborted.incrementAndGet();
            }
            source.cut(new ResultUnavailable("cut"));
            request.response().end("<Result><UploadId>u1</UploadId></Result>");
        };

        assertThatThrownBy(() -> done(target.write(ID, 0, new Download("", -1, source))))
                .isInstanceOf(ResultUnavailable.class)
                .hasMessage("cut");
        assertThat(aborted).hasValue(1);
    }

    @Test
    void abortsAnUploadWhosePartIsRefused() {
        StringBuilder seen = new StringBuilder();
        answer = request -> {
            synchronized (seen) {
                seen.append(request.method())
                        .append(request.query().startsWith("uploads") ? " begin" : "")
                        .append(' ');
            }
            request.body()
                    .onSuccess(
                            all -> request.response()
                                    .setStatusCode(request.method().name().equals("PUT") ? 503 : 200)
                                    .end(
                                            "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>"));
        };

        assertThatThrownBy(() -> done(target.write(ID, 0, new Download("", -1, body))))
                .hasMessageContaining("storing part 1: the store answered 503");

        assertThat(seen).hasToString("POST begin PUT PUT PUT DELETE ");
        assertThat(body.made()).isLessThan(2 * 1024 * 1024);
    }

    private void write() {
        done(target.write(ID, 0, new Download("", LENGTH, body)));
    }
}
