package io.reelgate.upstream.apixo;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Reply;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookReplyTest {
    private final ApixoAdapter target = new ApixoAdapter("secret-key");

    private Reading read(int status, String body) {
        return target.readLook(new Reply(status, Optional.empty(), Buffer.buffer(body)), "task_1");
    }

    private Reading data(String fields) {
        return read(200, "{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"task_1\"," + fields + "}}");
    }

    private static String error(int code, String message) {
        return "{\"code\":" + code + ",\"message\":\"" + message + "\",\"data\":null}";
    }

    private static Reading running(OptionalInt progress) {
        return new Reading(new Observation.StillRunning(progress, Optional.empty()), Outcome.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "processing"})
    void anUnfinishedJobStillRuns(String state) {
        assertThat(data("\"state\":\"" + state + "\",\"createTime\":1")).isEqualTo(running(OptionalInt.empty()));
    }

    @Test
    void aReportedProgressIsTaken() {
        assertThat(data("\"state\":\"processing\",\"progress\":42")).isEqualTo(running(OptionalInt.of(42)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "\"42\"", "4.5", "null", "{}"})
    void anImpossibleProgressIsNot(String progress) {
        assertThat(data("\"state\":\"processing\",\"progress\":" + progress)).isEqualTo(running(OptionalInt.empty()));
    }

    @Test
    void aFinishedJobNamesItsResults() {
        assertThat(data("\"state\":\"success\",\"resultJson\":\"{\\\"resultUrls\\\":[\\\"https://a/0.mp4\\\","
                        + "\\\"http://b/1.mp4\\\"]}\",\"costTime\":5,\"completeTime\":6"))
                .isEqualTo(new Reading(
                        new Observation.Finished(List.of("https://a/0.mp4", "http://b/1.mp4")), Outcome.FINISHED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"resultJson\":\"{\\\"resultUrls\\\":[]}\"",
                "\"resultJson\":\"{\\\"resultUrls\\\":[\\\"file:///etc/passwd\\\"]}\"",
                "\"resultJson\":null",
                "\"costTime\":5"
            })
    void aSuccessWithoutAnyResultIsAFailure(String fields) {
        assertThat(data("\"state\":\"success\"," + fields))
                .isEqualTo(new Reading(
                        new Observation.JobFailed(Failure.of(FailCode.GENERATION_FAILED, "there is no result")),
                        Outcome.FAILED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"state\":\"success\",\"resultJson\":\"{\\\"resultUrls\\\":\"",
                "\"state\":\"success\",\"resultJson\":\"[]\"",
                "\"state\":\"success\",\"resultJson\":{\"resultUrls\":[\"https://a/0.mp4\"]}",
                "\"state\":\"done\"",
                "\"state\":null",
                "\"state\":\"SUCCESS\""
            })
    void aStateThatCannotBeReadSaysNothing(String fields) {
        assertThat(data(fields))
                .isEqualTo(new Reading(new Observation.LookFailed(Optional.empty()), Outcome.UNREADABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "CONTENT_VIOLATION, CONTENT_VIOLATION",
        "NSFW_DETECTED, CONTENT_VIOLATION",
        "NSFW, CONTENT_VIOLATION",
        "SensitiveContent, CONTENT_VIOLATION",
        "SensitiveContentDetected, CONTENT_VIOLATION",
        "InputImageSensitiveContentDetected, CONTENT_VIOLATION",
        "InputOutputSensitiveContentDetected, CONTENT_VIOLATION",
        "ProhibitedContentDetected, CONTENT_VIOLATION",
        "INVALID_IMAGE_URL, INVALID_IMAGE_URL",
        "IMAGE_TOO_LARGE, INVALID_IMAGE_URL",
        "IMAGE_DOWNLOAD_FAILED, INVALID_IMAGE_URL",
        "UNSUPPORTED_FORMAT, INVALID_IMAGE_URL",
        "ImageDownloadFailed, INVALID_IMAGE_URL",
        "INVALID_LORA_URL, INVALID_LORA_URL",
        "LORA_DOWNLOAD_FAILED, INVALID_LORA_URL",
        "InvalidLoraUrl, INVALID_LORA_URL",
        "PROCESSING_TIMEOUT, PROCESSING_TIMEOUT",
        "ProcessingTimeout, PROCESSING_TIMEOUT",
        "MODEL_UNAVAILABLE, MODEL_UNAVAILABLE",
        "ModelUnavailable, MODEL_UNAVAILABLE",
        "INSUFFICIENT_CREDITS, MODEL_UNAVAILABLE",
        "GENERATION_FAILED, GENERATION_FAILED",
        "PROMPT_TOO_LONG, GENERATION_FAILED",
        "PromptLengthExceeded, GENERATION_FAILED",
        "INVALID_PROMPT, GENERATION_FAILED",
        "Exploration, GENERATION_FAILED",
        "'', GENERATION_FAILED"
    })
    void bothVintagesOfFailCodesAreUnderstood(String theirs, FailCode ours) {
        Reading reading = data("\"state\":\"failed\",\"failCode\":\"" + theirs + "\",\"failMsg\":\"job task_1 broke\"");

        assertThat(reading.outcome()).isIn(Outcome.FAILED, Outcome.BROKE_DOWN);
        assertThat(reading.observation()).isInstanceOfSatisfying(Observation.JobFailed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo(ours);
            assertThat(failed.failure().message()).doesNotContain("task_1");
        });
    }

    @Test
    void aFailureWithoutAKnownCodeIsUnderstoodByItsWords() {
        assertThat(data("\"state\":\"failed\",\"failCode\":\"E17\",\"failMsg\":\"Cannot download LoRA model\"")
                        .observation())
                .isEqualTo(new Observation.JobFailed(Failure.of(FailCode.INVALID_LORA_URL)));
    }

    @Test
    void neutralReasonsFollowTheCode() {
        assertThat(data("\"state\":\"failed\",\"failCode\":\"IMAGE_TOO_LARGE\"").observation())
                .isEqualTo(new Observation.JobFailed(Failure.of(FailCode.INVALID_IMAGE_URL, "the image is too large")));
        assertThat(data("\"state\":\"failed\",\"failCode\":\"PromptLengthExceeded\"")
                        .observation())
                .isEqualTo(new Observation.JobFailed(Failure.of(FailCode.GENERATION_FAILED, "the prompt is too long")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|~~|UNREADABLE",
                "200|{\"code\":200,\"data\":{\"taskId\":\"task_1\",\"sta|UNREADABLE",
                "200|{\"code\":200,\"data\":{\"taskId\":\"task_2\",\"state\":\"failed\"}}|UNREADABLE",
                "200|{\"code\":200,\"data\":null}|UNREADABLE",
                "200|{\"code\":500,\"message\":\"Request failed\",\"data\":null}|UNREADABLE",
                "200|{\"code\":429,\"message\":\"Slow down\",\"data\":null}|BUSY",
                "429|~~|BUSY",
                "503|<html>busy</html>|BUSY",
                "500|{\"code\":500,\"message\":\"broken\",\"data\":null}|UNREADABLE",
                "502|<html>bad gateway</html>|UNREADABLE",
                "504|~~|UNREADABLE",
                "302|~~|UNREADABLE",
                "404|<html>not here</html>|UNREADABLE",
                "404|{\"message\":\"no Route matched\"}|UNREADABLE",
                "400|{\"code\":400,\"message\":\"Insufficient credits\",\"data\":null}|ACCOUNT",
                "400|<html>bad</html>|UNREADABLE",
                "401|{\"code\":401,\"message\":\"Invalid or missing API Key\",\"data\":null}|ACCOUNT",
                "402|~~|ACCOUNT",
                "403|{\"code\":403,\"message\":\"Key lacks permission\",\"data\":null}|ACCOUNT",
                "408|~~|UNREADABLE",
                "409|{\"code\":409,\"message\":\"conflict\",\"data\":null}|UNREADABLE"
            })
    void everythingElseIsAFailedLook(int status, String body, Outcome outcome) {
        assertThat(read(status, body)).isEqualTo(new Reading(new Observation.LookFailed(Optional.empty()), outcome));
    }

    @Test
    void aBusyVendorIsLookedAtAgainWhenItSays() {
        Optional<Duration> nine = Optional.of(Duration.ofSeconds(9));

        assertThat(target.readLook(new Reply(429, nine, Buffer.buffer()), "task_1")
                        .observation())
                .isEqualTo(new Observation.LookFailed(nine));
    }

    @Test
    void aJobTheVendorDoesNotKnowIsOver() {
        assertThat(read(404, error(404, "Task not found")).observation())
                .isEqualTo(new Observation.JobFailed(
                        Failure.of(FailCode.GENERATION_FAILED, "the job is not known any more")));
        assertThat(read(200, error(404, "Task not found")).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aRefusalOfTheContentIsFinalInAnyForm() {
        Observation violation = new Observation.JobFailed(Failure.of(FailCode.CONTENT_VIOLATION));

        assertThat(read(403, error(403, "Content violates policy")).observation())
                .isEqualTo(violation);
        assertThat(read(200, error(400, "NSFW_DETECTED")).observation()).isEqualTo(violation);
    }
}
