package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.route.Decline;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.Metrics;
import io.reelgate.simulator.Simulator;
import io.reelgate.simulator.SimulatorSettings;
import io.reelgate.simulator.job.DurationRange;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter and the shell against the simulator, real HTTP between them. */
class SimulatedVendorTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    @TempDir
    static Path ledger;

    private static Vertx vertx;
    private static Simulator simulator;

    private UpstreamShell target;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        var settings =
                new SimulatorSettings("127.0.0.1", 0, 1, "a signing key for tests", ledger, Set.of("vendor-key"));
        simulator = Simulator.start(
                        vertx, 1, settings, (model, input) -> new DurationRange(SHORT, SHORT), Clock.systemUTC())
                .await();
    }

    /** A new one each time: what one is told to wait for, the next has not heard. */
    @BeforeEach
    void connect() {
        var timeouts = new UpstreamSettings.Timeouts(
                Duration.ofSeconds(3), Duration.ofMillis(1_500), Duration.ofMillis(1_500));
        var settings = new UpstreamSettings(
                "apixo", "apixo", simulator.url().toString(), "vendor-key", timeouts, UpstreamSettings.Pool.DEFAULT);
        target = new UpstreamShell(vertx, List.of(settings), SampleModels.at("apixo"), Metrics.NONE, Clock.systemUTC());
    }

    @AfterEach
    void disconnect() {
        target.close().await();
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    private Observation submit(String prompt) {
        var request = new GenerateRequest(
                RequestType.ASYNC,
                Optional.empty(),
                Provider.AUTO,
                Optional.empty(),
                Map.of("mode", "text-to-video", "prompt", prompt));
        return target.open("apixo")
                .compose(line -> line.submit("token-1", "wan-2-5", request, InlineMedia.NONE, () -> true))
                .await();
    }

    private Job job(String prompt) {
        Observation.Accepted accepted = (Observation.Accepted) submit(prompt);
        return new Job("apixo", accepted.jobId(), Instant.EPOCH);
    }

    private Observation look(Job job) {
        return target.look(job, "wan-2-5").await();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"500", "502", "200-error", "200-error=504", "hang-submit", "reply-lost", "truncated", "empty-id"
            })
    void whatMayHaveBecomeAJobIsUnclear(String word) {
        assertThat(submit("[sim:" + word + "]")).isEqualTo(new Observation.OutcomeUnknown());
    }

    @ParameterizedTest
    @CsvSource({"refused, CONTENT_VIOLATION", "200-error=400, GENERATION_FAILED"})
    void aRefusalIsDefinite(String word, FailCode code) {
        assertThat(submit("[sim:" + word + "]"))
                .isInstanceOfSatisfying(
                        Observation.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-credits", "200-error=401"})
    void aRefusalOfOurAccountLeavesTheTaskToOthers(String word) {
        assertThat(submit("[sim:" + word + "]"))
                .isInstanceOfSatisfying(
                        Observation.Declined.class,
                        declined -> assertThat(declined.reason()).isEqualTo(Decline.Reason.ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"503=1", "429=1"})
    void aBusyVendorTakesItLater(String word) {
        String prompt = "[sim:" + word + "] later";

        assertThat(submit(prompt)).isInstanceOf(Observation.Declined.class);
        disconnect();
        connect();
        assertThat(submit(prompt)).isInstanceOf(Observation.Accepted.class);
    }

    @Test
    void aJobFinishesWithItsVideo() {
        Job job = job("a calm sea");

        await().untilAsserted(() -> assertThat(look(job))
                .isInstanceOfSatisfying(
                        Observation.Finished.class,
                        finished -> assertThat(finished.sources())
                                .singleElement()
                                .asString()
                                .endsWith(".mp4")));
    }

    @Test
    void aJobThatRunsTellsItsProgress() {
        Job job = job("[sim:hang]");

        await().untilAsserted(() -> assertThat(look(job))
                .isInstanceOfSatisfying(
                        Observation.StillRunning.class,
                        running -> assertThat(running.progress()).isPresent()));
    }

    @ParameterizedTest
    @CsvSource({
        "content-violation, CONTENT_VIOLATION",
        "bad-image, INVALID_IMAGE_URL",
        "bad-lora, INVALID_LORA_URL",
        "timeout, PROCESSING_TIMEOUT",
        "unavailable, MODEL_UNAVAILABLE",
        "fail, GENERATION_FAILED",
        "no-result, GENERATION_FAILED"
    })
    void aFailedJobIsToldInOurWords(String word, FailCode code) {
        Job job = job("[sim:" + word + "]");

        await().untilAsserted(() -> assertThat(look(job))
                .isInstanceOfSatisfying(
                        Observation.JobFailed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll-500", "poll-200-error", "poll-truncated", "poll-hang", "poll-429"})
    void aFailedLookSaysNothing(String word) {
        assertThat(look(job("[sim:takes=600000][sim:" + word + "]"))).isInstanceOf(Observation.LookFailed.class);
    }

    @Test
    void anUnknownJobIsOver() {
        assertThat(look(new Job("apixo", "no-such-job", Instant.EPOCH))).isInstanceOf(Observation.JobFailed.class);
    }
}
