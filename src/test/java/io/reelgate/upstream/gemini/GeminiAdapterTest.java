package io.reelgate.upstream.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.ResultCall;
import io.reelgate.upstream.Replies;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.VendorAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiAdapterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String BASE = "https://generativelanguage.googleapis.com/v1beta";
    private static final String JOB = "models/veo-3.1-generate-preview/operations/op1";
    private static final String INVALID_KEY = """
            {"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT",
            "details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]}}""";

    private final GeminiAdapter target = new GeminiAdapter(new VendorAccess(BASE, "secret-key"));

    private Reading submitted(int status, String body) {
        return target.readSubmit(Replies.of(status, body), "token-1", NOW);
    }

    private Reading looked(int status, String body) {
        return target.readLook(Replies.of(status, body), JOB);
    }

    private Reading done(String fields) {
        return looked(200, "{\"name\":\"" + JOB + "\",\"done\":true," + fields + "}");
    }

    private static void failed(Reading reading, FailCode code) {
        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.JobFailed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models/../operations/op1",
                "operations/op1",
                "models/veo/operations/op1/../../x",
                "models/veo/operations/op1?key=1",
                "https://evil.example.com/models/veo/operations/op1",
                ""
            })
    void onlyAnOperationOfAModelIsAJob(String name) {
        assertThat(submitted(200, "{\"name\":\"" + name + "\"}").observation())
                .isEqualTo(new Observation.OutcomeUnknown());
        assertThat(submitted(200, "{\"name\":\"" + JOB + "\"}").observation())
                .isEqualTo(new Observation.Accepted("token-1", JOB));
    }

    @Test
    void aLookIsOneAtTheOperation() {
        assertThat(target.look("any", JOB).path()).isEqualTo("/" + JOB);
        assertThat(target.look("any", JOB).headers()).containsEntry("x-goog-api-key", "secret-key");
    }

    /** Google calls it an invalid argument, but it is neither the task's fault nor the job's end. */
    @Test
    void aKeyThatIsNotValidIsAboutOurAccount() {
        assertThat(submitted(400, INVALID_KEY))
                .isEqualTo(
                        new Reading(new Observation.Refused(Failure.of(FailCode.MODEL_UNAVAILABLE)), Outcome.ACCOUNT));
        assertThat(looked(400, INVALID_KEY))
                .isEqualTo(new Reading(new Observation.LookFailed(Optional.empty()), Outcome.ACCOUNT));
    }

    @Test
    void aQuotaIsWaitedFor() {
        var reply = Replies.busy(
                429,
                "{\"error\":{\"code\":429,\"message\":\"You exceeded your current quota, please check your plan and"
                        + " billing details.\",\"status\":\"RESOURCE_EXHAUSTED\"}}",
                Duration.ofSeconds(30));

        assertThat(target.readSubmit(reply, "token-1", NOW).observation())
                .isEqualTo(new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(30)));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 'The prompt violates the usage guidelines. Support codes: 58061214', CONTENT_VIOLATION",
        "400, 'durationSeconds must be 8', GENERATION_FAILED",
        "404, 'models/veo is not found', MODEL_UNAVAILABLE"
    })
    void aRefusalIsForGood(int status, String message, FailCode code) {
        var reading = submitted(
                status, "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\",\"status\":\"X\"}}");

        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 500, 503})
    void troubleSaysNothingAboutTheJob(int status) {
        assertThat(looked(status, "{\"error\":{\"code\":" + status + ",\"message\":\"m\",\"status\":\"S\"}}")
                        .observation())
                .isEqualTo(new Observation.LookFailed(Optional.empty()));
    }

    @Test
    void anotherOperationSaysNothing() {
        assertThat(looked(200, "{\"name\":\"models/veo/operations/op2\",\"done\":true}")
                        .outcome())
                .isEqualTo(Outcome.UNREADABLE);
    }

    @Test
    void doneWithoutAVideoIsAFailure() {
        failed(done("\"response\":{}"), FailCode.GENERATION_FAILED);
        failed(
                done("\"response\":{\"generateVideoResponse\":{\"raiMediaFilteredReasons\":[\"r\"]}}"),
                FailCode.CONTENT_VIOLATION);
        failed(done("\"error\":{\"code\":13,\"message\":\"internal\"}"), FailCode.GENERATION_FAILED);
        failed(done("\"error\":{\"code\":3,\"message\":\"no. Support codes: 1\"}"), FailCode.CONTENT_VIOLATION);
    }

    @Test
    void aVideoInsideOfTheOperationIsFetchedFromThere() {
        var reading = done("\"response\":{\"generateVideoResponse\":{\"generatedSamples\":[{\"video\":"
                + "{\"encodedVideo\":\"" + "A".repeat(300_000));

        assertThat(reading.observation())
                .isEqualTo(new Observation.Finished(List.of(BASE + "/" + JOB + "#encodedVideo")));
        ResultCall call = target.fetch(BASE + "/" + JOB + "#encodedVideo");
        assertThat(call.url()).isEqualTo(BASE + "/" + JOB);
        assertThat(call.field()).hasValue("encodedVideo");
    }

    /** Our own images, told back to us, are no video. */
    @Test
    void bytesElsewhereInACutReplyAreNoResult() {
        var cut = "{\"name\":\"" + JOB + "\",\"metadata\":{\"response\":{\"bytesBase64Encoded\":\"AAAA";

        assertThat(looked(200, cut).outcome()).isEqualTo(Outcome.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://generativelanguage.googleapis.com/v1beta/files/a:download?alt=media, true",
        "https://generativelanguage.googleapis.com:443/download/a, true",
        "http://generativelanguage.googleapis.com/v1beta/files/a, false",
        "https://generativelanguage.googleapis.com:8443/v1beta/files/a, false",
        "https://generativelanguage.googleapis.com@evil.example.com/a, false",
        "https://storage.googleapis.com/a, false"
    })
    void onlyItsOwnOriginGetsTheKey(String source, boolean own) {
        assertThat(target.fetch(source).credentials())
                .isEqualTo(own ? Map.of("x-goog-api-key", "secret-key") : Map.of());
    }

    @Test
    void anImageThatIsMissingIsNoRequest() {
        var request = Replies.request(Map.of(
                "prompt",
                "p",
                "generationType",
                "FIRST_AND_LAST_FRAMES_2_VIDEO",
                "image_urls",
                List.of("https://example.com/a.png")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.submit("veo", "token-1", request, InlineMedia.NONE));
    }

    @Test
    void aLongPromptIsNotForIt() {
        assertThat(target.takes("veo", Replies.request(Map.of("prompt", "a calm sea ".repeat(150)))))
                .isTrue();
        assertThat(target.takes("veo", Replies.request(Map.of("prompt", "a calm sea ".repeat(300)))))
                .isFalse();
    }
}
