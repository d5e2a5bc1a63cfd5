package io.reelgate.upstream.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.Replies;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.VendorAccess;
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

class FalAdapterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String HERE = "https://queue.fal.run/fal-ai/veo3.1/requests/r1";
    private static final String STATUS = "/fal-ai/veo3.1/requests/r1/status";
    private static final String RESULT = "/fal-ai/veo3.1/requests/r1";
    private static final String JOB = STATUS + " " + RESULT;
    private static final Reading UNCLEAR = new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR);

    private final FalAdapter target = new FalAdapter(new VendorAccess("https://queue.fal.run", "secret-key"));

    private Reading submitted(int status, String body) {
        return target.readSubmit(Replies.of(status, body), "token-1", NOW);
    }

    private Reading looked(int status, String body) {
        return target.readLook(Replies.of(status, body), JOB);
    }

    private Reading ended(String statusBody, int status, String body) {
        return target.readFurther(looked(200, statusBody), Replies.of(status, body), JOB);
    }

    private Reading result(int status, String body) {
        return ended("{\"status\":\"COMPLETED\"}", status, body);
    }

    private static String accepted(String statusUrl, String responseUrl) {
        return "{\"status\":\"IN_QUEUE\",\"request_id\":\"r1\",\"status_url\":\"" + statusUrl + "\",\"response_url\":\""
                + responseUrl + "\"}";
    }

    private static void failed(Reading reading, FailCode code) {
        assertThat(reading.outcome()).isIn(Outcome.FAILED, Outcome.BROKE_DOWN);
        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.JobFailed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo(code));
    }

    // submit

    @Test
    void aJobIsWhereItsReplySays() {
        assertThat(submitted(200, accepted(HERE + "/status", HERE)))
                .isEqualTo(new Reading(new Observation.Accepted("token-1", JOB), Outcome.ACCEPTED));
        assertThat(target.look("fal-ai/veo3.1", JOB).path()).isEqualTo(STATUS);
        assertThat(target.look("fal-ai/veo3.1", JOB).headers()).containsEntry("Authorization", "Key secret-key");
    }

    /** A job may have come of each, and there is no place to look at it; nor may the key go elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://queue.fal.run.example.com/r1",
                "http://queue.fal.run/r1",
                "https://queue.fal.run:8443/r1",
                "https://user@queue.fal.run/r1",
                "//queue.fal.run/r1",
                "/r1",
                "https://queue.fal.run/a/../../b",
                "not a url",
                ""
            })
    void aJobElsewhereIsUnclear(String url) {
        assertThat(submitted(200, accepted(url, HERE))).isEqualTo(UNCLEAR);
        assertThat(submitted(200, accepted(HERE, url))).isEqualTo(UNCLEAR);
    }

    @Test
    void aJobAtAnEndlessPathIsUnclear() {
        assertThat(submitted(200, accepted(HERE + "/" + "a".repeat(300), HERE))).isEqualTo(UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|~~",
                "200|{}",
                "200|{\"status\":\"IN_QUEUE\",\"request_id\":\"r1\"}",
                "200|{\"status\":\"IN_QU",
                "200|<html>ok</html>",
                "302|~~",
                "408|~~",
                "409|{\"detail\":\"conflict\"}",
                "499|{\"detail\":\"gone\",\"error_type\":\"client_disconnected\"}",
                "500|{\"detail\":\"x\",\"error_type\":\"internal_error\"}",
                "502|{\"detail\":\"x\",\"error_type\":\"runner_incomplete_response\"}",
                "503|<html>busy</html>",
                "503|{\"message\":\"Service Unavailable\"}",
                "503|{\"detail\":\"Service Unavailable\"}",
                "503|{\"detail\":\"x\",\"error_type\":\"runner_disconnected\"}",
                "503|{\"detail\":\"x\",\"error_type\":\"runner_connection_error\"}",
                "503|{\"detail\":\"x\",\"error_type\":\"runner_connection_timeout\"}",
                "504|{\"detail\":\"x\",\"error_type\":\"request_timeout\"}"
            })
    void whateverMayHaveMadeAJobIsUnclear(int status, String body) {
        assertThat(submitted(status, body)).isEqualTo(UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422|{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"type\":\"content_policy_violation\"}]}|CONTENT_VIOLATION|REFUSED",
                "422|{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"type\":\"missing\"}]}|GENERATION_FAILED|REFUSED",
                "400|{\"detail\":\"x\",\"error_type\":\"bad_request\"}|GENERATION_FAILED|REFUSED",
                "401|{\"detail\":\"Authentication is required\"}|MODEL_UNAVAILABLE|ACCOUNT",
                "403|{\"detail\":\"User is locked\"}|MODEL_UNAVAILABLE|ACCOUNT",
                "402|{\"detail\":\"pay\"}|MODEL_UNAVAILABLE|ACCOUNT",
                "404|{\"detail\":\"Application not found\"}|MODEL_UNAVAILABLE|REFUSED"
            })
    void aRefusalIsDefinite(int status, String body, FailCode code, Outcome outcome) {
        Reading reading = submitted(status, body);

        assertThat(reading.outcome()).isEqualTo(outcome);
        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(code));
    }

    @Test
    void aBusyVendorTakesItLater() {
        String busy = "{\"detail\":\"x\",\"error_type\":\"concurrent_requests_limit\"}";

        assertThat(target.readSubmit(Replies.busy(429, busy, Duration.ofSeconds(9)), "token-1", NOW))
                .isEqualTo(new Reading(
                        new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(9)), Outcome.BUSY));
        assertThat(submitted(503, "{\"detail\":\"x\",\"error_type\":\"runner_scheduling_failure\"}")
                        .outcome())
                .isEqualTo(Outcome.OVERLOADED);
        assertThat(submitted(503, "{\"detail\":\"x\",\"error_type\":\"runner_connection_refused\"}")
                        .outcome())
                .isEqualTo(Outcome.OVERLOADED);
    }

    /** That it says when to return does not undo that a runner had the request. */
    @Test
    void aRunnerThatWasLostIsUnclearWhateverTheHeadersSay() {
        String lost = "{\"detail\":\"x\",\"error_type\":\"runner_disconnected\"}";

        assertThat(target.readSubmit(Replies.busy(503, lost, Duration.ofSeconds(9)), "token-1", NOW))
                .isEqualTo(UNCLEAR);
    }

    private Reading submitted(String path, String body) {
        Call call = new Call(HttpMethod.POST, path, Map.of(), Optional.empty());
        return target.readSubmit(Replies.of(200, body), call, "token-1", NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"IN_QUEUE\",\"request_id\":\"r1\"}",
                "{\"request_id\":\"r1\",\"status_url\":\"https://queue.falrun.com/fal-ai/veo3.1/requests/r1/status\","
                        + "\"response_url\":\"https://queue.falrun.com/fal-ai/veo3.1/requests/r1\"}",
                "{\"request_id\":\"r1\",\"status_url\":\"https://elsewhere.example.com/x\",\"response_url\":null}"
            })
    void aJobThatIsNamedIsLookedForWhereTheDocumentsSay(String body) {
        assertThat(submitted("/fal-ai/veo3.1/fast/image-to-video", body))
                .isEqualTo(new Reading(new Observation.Accepted("token-1", JOB), Outcome.ACCEPTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../x", "a b", "r1?x=y", "r1/status"})
    void aNameThatIsNoneIsUnclear(String name) {
        assertThat(submitted("/fal-ai/veo3.1", "{\"request_id\":\"" + name + "\"}"))
                .isEqualTo(UNCLEAR);
    }

    @Test
    void anUnknownFamilyIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.submit(
                        "fal-ai/other", "token-1", Replies.request(Map.of("prompt", "a")), InlineMedia.NONE));
    }

    // look

    @ParameterizedTest
    @CsvSource({"202, IN_QUEUE", "202, IN_PROGRESS", "200, IN_PROGRESS"})
    void anUnfinishedJobStillRuns(int status, String word) {
        assertThat(looked(status, "{\"status\":\"" + word + "\",\"queue_position\":0}"))
                .isEqualTo(new Reading(
                        new Observation.StillRunning(OptionalInt.empty(), Optional.empty()), Outcome.RUNNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"COMPLETED\"}", "{\"status\":\"COMPLETED\",\"error\":\"x\"}"})
    void anEndedJobIsAskedForItsResult(String body) {
        Reading reading = looked(200, body);

        assertThat(reading.outcome()).isEqualTo(Outcome.FURTHER);
        assertThat(reading.further().orElseThrow().path()).isEqualTo(RESULT);
        assertThat(reading.further().orElseThrow().headers()).containsEntry("Authorization", "Key secret-key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|~~",
                "200|{\"status\":\"DONE\"}",
                "200|<html></html>",
                "500|{\"detail\":\"x\"}",
                "404|<html></html>",
                "404|{\"message\":\"no Route matched\"}"
            })
    void aFailedLookSaysNothing(int status, String body) {
        assertThat(looked(status, body))
                .isEqualTo(new Reading(new Observation.LookFailed(Optional.empty()), Outcome.UNREADABLE));
    }

    @Test
    void aForgottenJobIsOver() {
        failed(looked(404, "{\"detail\":\"Request not found\"}"), FailCode.GENERATION_FAILED);
    }

    @ParameterizedTest
    @CsvSource({"401, ACCOUNT", "403, ACCOUNT", "429, BUSY", "503, BUSY"})
    void aLookThatIsTurnedAwaySaysWhy(int status, Outcome outcome) {
        assertThat(looked(status, "{\"detail\":\"x\"}").outcome()).isEqualTo(outcome);
    }

    // result

    @Test
    void aResultIsAVideo() {
        assertThat(result(200, "{\"video\":{\"url\":\"https://v3b.fal.media/r1.mp4\"},\"seed\":7}"))
                .isEqualTo(new Reading(
                        new Observation.Finished(List.of("https://v3b.fal.media/r1.mp4")), Outcome.FINISHED));
        failed(result(200, "{\"video\":null}"), FailCode.GENERATION_FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422|[\"body\",\"prompt\"]|content_policy_violation|CONTENT_VIOLATION",
                "422|[\"body\",\"image_url\"]|file_download_error|INVALID_IMAGE_URL",
                "422|[\"body\",\"last_frame_url\"]|image_load_error|INVALID_IMAGE_URL",
                "422|[\"body\",\"image_urls\",1]|image_load_error|INVALID_IMAGE_URL",
                "422|[\"body\",\"loras\",0,\"path\"]|file_download_error|INVALID_LORA_URL",
                "422|[\"body\",\"video_url\"]|file_download_error|GENERATION_FAILED",
                "422|[\"body\",\"image_url\"]|image_too_small|GENERATION_FAILED",
                "422|[\"body\",\"image_url\"]|unsupported_image_format|GENERATION_FAILED",
                "504|[\"body\"]|generation_timeout|PROCESSING_TIMEOUT",
                "500|[\"body\"]|internal_server_error|GENERATION_FAILED",
                "502|[\"body\"]|downstream_service_error|GENERATION_FAILED"
            })
    void aTypedDetailIsHowTheJobEnded(int status, String place, String type, FailCode code) {
        failed(result(status, "{\"detail\":[{\"loc\":" + place + ",\"msg\":\"m\",\"type\":\"" + type + "\"}]}"), code);
    }

    @ParameterizedTest
    @CsvSource({
        "504, request_timeout, PROCESSING_TIMEOUT",
        "504, startup_timeout, PROCESSING_TIMEOUT",
        "503, runner_disconnected, GENERATION_FAILED",
        "500, runner_server_error, GENERATION_FAILED",
        "400, bad_request, GENERATION_FAILED"
    })
    void aPlatformErrorIsHowTheJobEnded(int status, String type, FailCode code) {
        failed(result(status, "{\"detail\":\"m\",\"error_type\":\"" + type + "\"}"), code);
    }

    /** The status said that the job has ended. What is not known to be the vendor's own fault buys nothing elsewhere. */
    @ParameterizedTest
    @ValueSource(ints = {422, 500, 502})
    void anErrorOfItsOwnIsAFailureAlsoWithoutAType(int status) {
        Reading reading = result(status, "{\"detail\":\"something went wrong\"}");

        failed(reading, FailCode.GENERATION_FAILED);
        assertThat(reading.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aResultThatIsNotThereYetStillRuns() {
        assertThat(result(400, "{\"detail\":\"Request is still in progress\"}").outcome())
                .isEqualTo(Outcome.RUNNING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|<html></html>",
                "502|{\"message\":\"Bad gateway\"}",
                "503|{\"detail\":\"x\"}",
                "504|{\"detail\":\"x\"}",
                "200|{\"video\":{\"url",
                "429|{\"error_type\":\"x\"}"
            })
    void aResultThatCannotBeReadSaysNothing(int status, String body) {
        assertThat(result(status, body).observation()).isEqualTo(new Observation.LookFailed(Optional.empty()));
    }

    @Test
    void aJobWhoseStatusNamesAnErrorFailedWhateverItsResultSays() {
        String status = "{\"status\":\"COMPLETED\",\"error\":\"x\",\"error_type\":\"startup_timeout\"}";
        String refused = "{\"detail\":[{\"loc\":[\"body\"],\"type\":\"content_policy_violation\"}]}";

        failed(ended(status, 200, "{\"video\":{\"url\":\"https://a/b.mp4\"}}"), FailCode.PROCESSING_TIMEOUT);
        failed(ended(status, 502, "<html></html>"), FailCode.PROCESSING_TIMEOUT);
        failed(ended(status, 422, refused), FailCode.CONTENT_VIOLATION);
    }
}
