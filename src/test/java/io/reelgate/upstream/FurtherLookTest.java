package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.InlineMedia;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** fal's two steps through the shell, real HTTP between them. */
class FurtherLookTest {
    private static final String DONE = "{\"status\":\"COMPLETED\"}";
    private static final String VIDEO = "{\"video\":{\"url\":\"https://v3b.fal.media/r1.mp4\"}}";
    private static final GenerateRequest REQUEST = Replies.request(Map.of(
            "mode",
            "text-to-video",
            "prompt",
            "a calm sea",
            "resolution",
            "720p",
            "duration",
            5L,
            "aspect_ratio",
            "16:9"));

    /** What the vendor answers: a status and a body. */
    private record Script(int status, String body) {}

    private final Vertx vertx = Vertx.vertx();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountingMetrics metrics = new CountingMetrics();
    private String url = "";
    private UpstreamShell target;
    private volatile Script status = new Script(202, "{\"status\":\"IN_QUEUE\"}");
    private volatile Script result = new Script(200, VIDEO);
    private volatile boolean silent;

    @BeforeEach
    void start() {
        var server = vertx.createHttpServer()
                .requestHandler(this::serve)
                .listen(0, "127.0.0.1")
                .await();
        url = "http://127.0.0.1:" + server.actualPort();
        var timeouts =
                new UpstreamSettings.Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(500));
        var settings = new UpstreamSettings("eu", "fal", url, "secret-key", timeouts, UpstreamSettings.Pool.DEFAULT);
        Catalogue models =
                SampleModels.catalogue(List.of(new Route(Provider.AUTO, "eu", "fal-ai/wan-25-preview", true)));
        target = new UpstreamShell(vertx, List.of(settings), models, metrics, Clock.systemUTC());
    }

    private void serve(HttpServerRequest request) {
        requests.add(request.method() + " " + request.uri() + " " + request.getHeader("Authorization"));
        boolean isStatus = request.path().endsWith("/status");
        if (request.method().equals(HttpMethod.POST)) {
            answer(request, new Script(200, accepted()));
        } else if (isStatus || !silent) {
            answer(request, isStatus ? status : result);
        }
    }

    private static void answer(HttpServerRequest request, Script script) {
        request.response().setStatusCode(script.status()).end(script.body());
    }

    private String accepted() {
        String job = url + "/fal-ai/wan-25-preview/requests/r1";
        return "{\"status\":\"IN_QUEUE\",\"request_id\":\"r1\",\"status_url\":\"" + job
                + "/status\",\"response_url\":\"" + job + "\"}";
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    private Job submitted() {
        Observation.Accepted accepted = (Observation.Accepted) target.open("eu")
                .compose(line -> line.submit("token-1", "wan-2-5", REQUEST, InlineMedia.NONE, () -> true))
                .await();
        return new Job("eu", accepted.jobId(), Instant.EPOCH);
    }

    private Observation look(Job job) {
        return target.look(job, "wan-2-5").await();
    }

    private int looks(String outcome) {
        return (int) metrics.count("reelgate_upstream_requests_total upstream eu call look outcome " + outcome);
    }

    @Test
    void aJobIsSubmittedLookedAtAndFetchedInTwoSteps() {
        Job job = submitted();
        Observation queued = look(job);
        status = new Script(200, DONE);
        Observation finished = look(job);

        assertThat(queued).isInstanceOf(Observation.StillRunning.class);
        assertThat(finished).isEqualTo(new Observation.Finished(List.of("https://v3b.fal.media/r1.mp4")));
        assertThat(requests)
                .containsExactly(
                        "POST /fal-ai/wan-25-preview/text-to-video Key secret-key",
                        "GET /fal-ai/wan-25-preview/requests/r1/status Key secret-key",
                        "GET /fal-ai/wan-25-preview/requests/r1/status Key secret-key",
                        "GET /fal-ai/wan-25-preview/requests/r1 Key secret-key");
        assertThat(looks("running")).isEqualTo(1);
        assertThat(looks("further")).isEqualTo(1);
        assertThat(looks("finished")).isEqualTo(1);
    }

    @Test
    void aJobThatFailedSaysSoInItsResult() {
        Job job = submitted();
        status = new Script(200, DONE);
        result =
                new Script(422, "{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"type\":\"content_policy_violation\"}]}");

        assertThat(look(job)).isEqualTo(new Observation.JobFailed(Failure.of(FailCode.CONTENT_VIOLATION)));
    }

    @Test
    void aResultThatIsOverloadedIsLookedAtAgain() {
        Job job = submitted();
        status = new Script(200, DONE);
        result = new Script(503, "<html>busy</html>");

        assertThat(look(job)).isEqualTo(new Observation.LookFailed(Optional.empty()));
        result = new Script(200, VIDEO);
        assertThat(look(job)).isInstanceOf(Observation.Finished.class);
    }

    @Test
    void aSilentResultEndsWithTheTimeOfTheLook() {
        Job job = submitted();
        status = new Script(200, DONE);
        silent = true;
        assertThat(look(job)).isEqualTo(new Observation.LookFailed(Optional.empty()));
        assertThat(looks("unreadable")).isEqualTo(1);

        status = new Script(200, "{\"status\":\"COMPLETED\",\"error\":\"x\",\"error_type\":\"startup_timeout\"}");
        assertThat(look(job)).isEqualTo(new Observation.JobFailed(Failure.of(FailCode.PROCESSING_TIMEOUT)));
    }
}
