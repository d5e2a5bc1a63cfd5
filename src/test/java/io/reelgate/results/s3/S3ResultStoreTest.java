package io.reelgate.results.s3;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.port.ResultStore;
import io.reelgate.port.ResultStore.Place;
import io.reelgate.port.ResultStore.Wish;
import io.reelgate.port.StoreTrouble;
import io.reelgate.port.Waypoints;
import io.reelgate.results.HandFedStream;
import io.reelgate.results.ResultName;
import io.reelgate.results.ResultStoreContract;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class S3ResultStoreTest extends ResultStoreContract {
    private final S3Location bucket = S3Server.newBucket();

    @Override
    protected ResultStore storeAt(Clock clock) {
        return store(bucket, S3Server.CREDENTIALS, new InnerClock(clock));
    }

    /** The store signs by the true time, whatever time it is for what it keeps: the server would refuse it. */
    private static final class InnerClock extends Clock {
        private final Clock shown;
        private boolean asked;

        InnerClock(Clock shown) {
            this.shown = shown;
        }

        @Override
        public java.time.ZoneId getZone() {
            return shown.getZone();
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        /** What is old is decided once, before the first request is signed. */
        @Override
        public java.time.Instant instant() {
            java.time.Instant now = asked ? NOW.instant() : shown.instant();
            asked = true;
            return now;
        }
    }

    private S3ResultStore store(S3Location location, S3Credentials credentials, Clock clock) {
        return new S3ResultStore(vertx, location, credentials, S3Settings.defaults(), clock, RETENTION, waypoints::add);
    }

    @Override
    protected int traces() {
        return S3Server.traces(bucket);
    }

    /** Whatever its age: a bucket may be shared with others. */
    @Test
    void sweepsItsOwnResultsOnly() {
        write(0, "old", 3);
        String own = new ResultName(id, 0).text();
        List<String> others = List.of(
                "p3/notes.txt",
                "p3/a b+c%2F.mp4",
                own + ".bak",
                own.replace("-0.mp4", "-00.mp4"),
                "p3/00000/" + id + "-0.mp4",
                "p3/" + "task_zz".concat(id.value().substring(7)) + "-0.mp4");
        others.forEach(name -> S3Server.put(bucket, name));

        assertThat(done(storeAt(inDays(16)).expire(List.of(id.partition())))).isEqualTo(1);

        assertThat(others).allMatch(name -> S3Server.holds(bucket, name));
        assertThat(S3Server.holds(bucket, own)).isFalse();
    }

    @Test
    void leavesNothingOfItsCheck() {
        done(target.check());

        assertThat(traces()).isZero();
    }

    @Test
    void saysThatItsCredentialsAreWrong() {
        S3Credentials wrong =
                new S3Credentials(S3Server.CREDENTIALS.accessKeyId(), "another-secret-key-0123456", Optional.empty());

        assertThatThrownBy(() -> done(store(bucket, wrong, NOW).check()))
                .isInstanceOf(StoreTrouble.class)
                .hasMessageContaining("writing: the store answered 403 SignatureDoesNotMatch")
                .hasMessageNotContaining("another-secret");
    }

    @Test
    void saysThatThereIsNoSuchBucket() {
        S3Location missing = S3Server.location("no-such-bucket");

        assertThatThrownBy(() -> done(store(missing, S3Server.CREDENTIALS, NOW).check()))
                .hasMessageContaining("404 NoSuchBucket");
    }

    @Test
    void aRefusedCopyIsTheStoresTroubleAndAbandonsTheDownload() {
        S3ResultStore refused = store(S3Server.location("no-such-bucket"), S3Server.CREDENTIALS, NOW);
        HandFedStream body = new HandFedStream();
        var writing = refused.write(id, 0, download(body, 100_000_000));
        body.feed(Buffer.buffer(new byte[100_000]));

        assertThatThrownBy(() -> done(writing)).isInstanceOf(StoreTrouble.class).hasMessageContaining("NoSuchBucket");
        assertThat(abandoned).hasValue(1);
    }

    @Test
    void aRedirectServesAPlayer() throws Exception {
        write(0, "0123456789", 10);

        HttpResponse<String> part = get(url(false, Duration.ofDays(15)), "Range", "bytes=2-4");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("content-type")).contains("video/mp4");
        assertThat(part.headers().firstValue("content-disposition")).contains("inline; filename=\"" + id + "-0.mp4\"");
    }

    @Test
    void aRedirectEndsAfterAnHourOrWithItsLink() {
        assertThat(url(false, Duration.ofDays(3))).contains("X-Amz-Expires=3600&");
        assertThat(url(false, Duration.ofSeconds(77))).contains("X-Amz-Expires=77&");
    }

    @Test
    void aRedirectIsForItsOwnMethodAndObjectOnly() throws Exception {
        write(0, "zero", 4);
        write(1, "one", 3);
        String url = url(true, Duration.ofMinutes(5));

        assertThat(get(url).statusCode()).isEqualTo(403);
        assertThat(done(head(vertx, url))).isEqualTo(200);
        assertThat(get(url(false, Duration.ofMinutes(5)).replace("-0.mp4?", "-1.mp4?"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(url(false, Duration.ofMinutes(5)).replaceFirst("Expires=[0-9]+", "Expires=9999"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static io.vertx.core.Future<Integer> head(Vertx vertx, String url) {
        return vertx.createHttpClient()
                .request(new RequestOptions().setAbsoluteURI(url).setMethod(HttpMethod.HEAD))
                .compose(io.vertx.core.http.HttpClientRequest::send)
                .map(io.vertx.core.http.HttpClientResponse::statusCode);
    }

    private String url(boolean head, Duration lasting) {
        return ((Place.Redirect) done(target.serve(id, 0, new Wish(head, lasting)))).url();
    }

    private static HttpResponse<String> get(String url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    static S3ResultStore quick(Vertx vertx, S3Location location, Duration idle) {
        S3Settings settings = new S3Settings(8, Duration.ofSeconds(2), idle, 1024 * 1024, 1);
        return new S3ResultStore(vertx, location, S3Server.CREDENTIALS, settings, NOW, RETENTION, Waypoints.NONE);
    }
}
