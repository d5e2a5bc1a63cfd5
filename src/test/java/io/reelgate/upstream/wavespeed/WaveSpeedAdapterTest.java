package io.reelgate.upstream.wavespeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.Replies;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaveSpeedAdapterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Reading UNCLEAR = new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR);

    private final WaveSpeedAdapter target = new WaveSpeedAdapter("secret-key");

    private Reading submitted(int status, String body) {
        return target.readSubmit(Replies.of(status, body), "token-1", NOW);
    }

    private Reading looked(int status, String body) {
        return target.readLook(Replies.of(status, body), "job-1");
    }

    private Reading state(String fields) {
        return looked(200, "{\"code\":200,\"message\":\"success\",\"data\":{\"id\":\"job-1\"," + fields + "}}");
    }

    private static String error(int code, String message) {
        return "{\"code\":" + code + ",\"message\":\"" + message + "\",\"data\":null}";
    }

    @Test
    void aLookNeedsOnlyTheJob() {
        assertThat(target.look("alibaba/wan-2.5", "a b/../c"))
                .isEqualTo(new Call(
                        HttpMethod.GET,
                        "/predictions/a%20b%2F..%2Fc/result",
                        Map.of("Authorization", "Bearer secret-key"),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":200,\"message\":\"success\",\"data\":{\"id\":\"p1\",\"status\":\"created\"}}",
                "{\"code\":0,\"data\":{\"id\":\"p1\"}}",
                "{\"code\":200,\"data\":{\"id\":\"p1\",\"status\":\"failed\",\"code\":5003}}",
                "{\"code\":5003,\"data\":{\"id\":\"p1\"}}",
                "{\"code\":5000,\"data\":{\"id\":\"p1\"}}",
                "{\"code\":1200,\"data\":{\"id\":\"p1\",\"status\":\"failed\"}}",
                "{\"data\":{\"id\":\"p1\"}}"
            })
    void anIdIsAnAcceptance(String body) {
        assertThat(submitted(200, body))
                .isEqualTo(new Reading(new Observation.Accepted("token-1", "p1"), Outcome.ACCEPTED));
    }

    /** Any of these may have made a job that is paid for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|~~",
                "200|{\"code\":200,\"data\":{\"id\":\"p",
                "200|{\"code\":200,\"data\":{\"id\":\"\"}}",
                "200|{\"code\":200,\"data\":null}",
                "200|<html>ok</html>",
                "200|{\"code\":5000,\"message\":\"internal\",\"data\":null}",
                "200|{\"code\":5004,\"message\":\"timeout\",\"data\":null}",
                "200|{\"code\":500,\"message\":\"internal\",\"data\":null}",
                "200|{\"code\":200,\"data\":{\"code\":5000}}",
                "408|~~",
                "500|{\"code\":5000,\"message\":\"internal\"}",
                "502|<html>Bad gateway</html>",
                "503|<html>Unavailable</html>",
                "503|{\"message\":\"Service Unavailable\"}",
                "504|~~"
            })
    void whateverMayHaveMadeAJobIsUnclear(int status, String body) {
        assertThat(submitted(status, body)).isEqualTo(UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1200|content moderation|CONTENT_VIOLATION|REFUSED",
                "1400|missing parameter|GENERATION_FAILED|REFUSED",
                "1401|invalid parameter size|GENERATION_FAILED|REFUSED",
                "1401|invalid parameter: seed violates the policy maximum|GENERATION_FAILED|REFUSED",
                "400|seed violates maximum|GENERATION_FAILED|REFUSED",
                "400|case-sensitive model name|GENERATION_FAILED|REFUSED",
                "1402|the image could not be reached|INVALID_IMAGE_URL|REFUSED",
                "1402|the LoRA could not be reached|INVALID_LORA_URL|REFUSED",
                "1402|media URL not reachable|GENERATION_FAILED|REFUSED",
                "1403|execution failed|GENERATION_FAILED|REFUSED",
                "1405|task failed|GENERATION_FAILED|REFUSED",
                "401|bad key|MODEL_UNAVAILABLE|ACCOUNT",
                "402|top up|MODEL_UNAVAILABLE|ACCOUNT",
                "403|not yours|MODEL_UNAVAILABLE|ACCOUNT",
                "403|violates our policy|CONTENT_VIOLATION|REFUSED",
                "400|insufficient credits|MODEL_UNAVAILABLE|ACCOUNT",
                "404|no such model|MODEL_UNAVAILABLE|REFUSED",
                "400|bad request|GENERATION_FAILED|REFUSED"
            })
    void aCodeIsARefusalAlsoUnderHttp200(int code, String message, FailCode failCode, Outcome outcome) {
        refused(submitted(200, error(code, message)), failCode, outcome);
        if (code < 1000) {
            refused(submitted(code, error(code, message)), failCode, outcome);
        } else {
            refused(submitted(400, error(code, message)), failCode, outcome);
            refused(
                    submitted(200, "{\"code\":200,\"message\":\"" + message + "\",\"data\":{\"code\":" + code + "}}"),
                    failCode,
                    outcome);
        }
    }

    private static void refused(Reading reading, FailCode code, Outcome outcome) {
        assertThat(reading.outcome()).isEqualTo(outcome);
        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "wavespeed-ai/ltx-2-19b/text-to-video-lora, INVALID_LORA_URL",
        "wavespeed-ai/ltx-2-19b/image-to-video-lora, INVALID_LORA_URL",
        "wavespeed-ai/ltx-2-19b/image-to-video, INVALID_IMAGE_URL",
        "google/veo3.1/image-to-video, INVALID_IMAGE_URL"
    })
    void theModelTellsWhichMediaCouldNotBeReached(String model, FailCode failCode) {
        String data = "{\"id\":\"job-1\",\"model\":\"" + model + "\",\"status\":\"failed\"}";
        String body = "{\"code\":1402,\"message\":\"media URL not reachable\",\"data\":" + data + "}";

        refused(submitted(400, body), failCode, Outcome.REFUSED);
        assertThat(looked(200, body).observation()).isEqualTo(new Observation.JobFailed(Failure.of(failCode)));
    }

    @ParameterizedTest
    @CsvSource({"429, 429", "200, 429", "503, 503", "503, 5003", "200, 5003"})
    void aBusyVendorIsAskedAgainWhenItSays(int status, int code) {
        Duration seven = Duration.ofSeconds(7);

        assertThat(target.readSubmit(Replies.busy(status, error(code, "later"), seven), "token-1", NOW))
                .isEqualTo(new Reading(
                        new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(7)),
                        status == 429 || code == 429 ? Outcome.BUSY : Outcome.OVERLOADED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "processing"})
    void anUnfinishedJobStillRuns(String status) {
        assertThat(state("\"status\":\"" + status + "\",\"outputs\":[]"))
                .isEqualTo(new Reading(
                        new Observation.StillRunning(OptionalInt.empty(), Optional.empty()), Outcome.RUNNING));
    }

    @Test
    void aFinishedJobNamesItsOutputs() {
        assertThat(state("\"status\":\"completed\",\"outputs\":[\"https://a/0.mp4\",\"https://b/1.mp4\"]"))
                .isEqualTo(new Reading(
                        new Observation.Finished(List.of("https://a/0.mp4", "https://b/1.mp4")), Outcome.FINISHED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|\"status\":\"failed\",\"error\":\"out of memory at job-1\"|GENERATION_FAILED",
                "1200|\"status\":\"failed\",\"error\":\"flagged\"|CONTENT_VIOLATION",
                "200|\"status\":\"failed\",\"code\":1200,\"error\":\"flagged\"|CONTENT_VIOLATION",
                "200|\"status\":\"failed\",\"error\":\"violates our content policy\"|CONTENT_VIOLATION",
                "1405|\"status\":\"failed\",\"error\":\"task failed\"|GENERATION_FAILED",
                "5000|\"status\":\"failed\",\"error\":\"internal\"|GENERATION_FAILED",
                "200|\"status\":\"cancelled\"|GENERATION_FAILED",
                "200|\"status\":\"timeout\"|PROCESSING_TIMEOUT",
                "200|\"status\":\"completed\",\"outputs\":[]|GENERATION_FAILED",
                "200|\"status\":\"completed\",\"outputs\":null|GENERATION_FAILED",
                "200|\"status\":\"completed\"|GENERATION_FAILED",
                "200|\"status\":\"completed\",\"outputs\":[],\"has_nsfw_contents\":[true]|CONTENT_VIOLATION",
                "200|\"status\":\"completed\",\"outputs\":[\"file:///etc/passwd\"]|GENERATION_FAILED"
            })
    void whatItSaysOfThisJobEndsItUnderAnyCode(int code, String fields, FailCode failCode) {
        Reading reading = looked(200, "{\"code\":" + code + ",\"data\":{\"id\":\"job-1\"," + fields + "}}");

        assertThat(reading.outcome()).isIn(Outcome.FAILED, Outcome.BROKE_DOWN);
        assertThat(reading.observation()).isInstanceOfSatisfying(Observation.JobFailed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo(failCode);
            assertThat(failed.failure().message()).doesNotContain("job-1", "file:");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|{\"code\":200,\"data\":{\"id\":\"job-2\",\"status\":\"failed\"}}|UNREADABLE",
                "200|{\"code\":200,\"data\":{\"id\":\"job-1\",\"status\":\"done\"}}|UNREADABLE",
                "200|{\"code\":200,\"data\":{\"id\":\"job-1\",\"status\":\"completed\",\"outputs\":{}}}|UNREADABLE",
                "404|{\"message\":\"no Route matched\"}|UNREADABLE",
                "400|{\"code\":400,\"message\":\"insufficient credits\"}|ACCOUNT",
                "500|{\"code\":5000,\"data\":{\"id\":\"job-2\",\"status\":\"failed\"}}|UNREADABLE",
                "200|{\"code\":200,\"data\":{\"id\":\"job-1\",\"sta|UNREADABLE",
                "200|{\"code\":5000,\"message\":\"internal\",\"data\":null}|UNREADABLE",
                "200|{\"code\":5003,\"message\":\"unavailable\",\"data\":null}|BUSY",
                "200|{\"code\":5004,\"message\":\"timeout\",\"data\":null}|UNREADABLE",
                "404|<html>nothing here</html>|UNREADABLE",
                "401|{\"code\":401}|ACCOUNT",
                "402|~~|ACCOUNT",
                "403|{\"code\":403}|ACCOUNT",
                "429|~~|BUSY",
                "500|{\"code\":5000}|UNREADABLE",
                "502|<html>Bad gateway</html>|UNREADABLE",
                "504|~~|UNREADABLE"
            })
    void aLookThatBringsNothingLeavesTheJobRunning(int status, String body, Outcome outcome) {
        assertThat(looked(status, body)).isEqualTo(new Reading(new Observation.LookFailed(Optional.empty()), outcome));
    }

    @Test
    void aJobThatFailedIsOverUnderAnErrorTooWithoutAnotherLook() {
        assertThat(looked(500, "{\"code\":5000,\"data\":{\"id\":\"job-1\",\"status\":\"failed\"}}")
                        .observation())
                .isInstanceOf(Observation.JobFailed.class);
    }

    /** What it flags and delivers all the same is delivered. */
    @Test
    void aFlaggedOutputIsAnOutput() {
        assertThat(state("\"status\":\"completed\",\"outputs\":[\"https://a/0.mp4\"],\"has_nsfw_contents\":[true]")
                        .outcome())
                .isEqualTo(Outcome.FINISHED);
    }

    @ParameterizedTest
    @CsvSource({
        "/wavespeed-ai/ltx-2-19b/image-to-video-lora, INVALID_LORA_URL",
        "/wavespeed-ai/ltx-2-19b/text-to-video-lora?webhook=https://a/b, INVALID_LORA_URL",
        "/wavespeed-ai/ltx-2-19b/image-to-video, INVALID_IMAGE_URL"
    })
    void theRequestTellsWhichMediaCouldNotBeReached(String path, FailCode failCode) {
        Call call = new Call(HttpMethod.POST, path, Map.of(), Optional.empty());

        refused(
                target.readSubmit(Replies.of(200, error(1402, "media URL not reachable")), call, "token-1", NOW),
                failCode,
                Outcome.REFUSED);
    }

    @Test
    void aForgottenJobIsLost() {
        assertThat(looked(404, error(404, "no such prediction")).outcome()).isEqualTo(Outcome.FAILED);
    }
}
