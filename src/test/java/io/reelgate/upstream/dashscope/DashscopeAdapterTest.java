package io.reelgate.upstream.dashscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.Replies;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashscopeAdapterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final DashscopeAdapter target = new DashscopeAdapter("secret-key");

    private Reading submitted(int status, String body) {
        return target.readSubmit(Replies.of(status, body), "token-1", NOW);
    }

    private Reading looked(int status, String body) {
        return target.readLook(Replies.of(status, body), "job-1");
    }

    private Reading task(String fields) {
        return looked(200, "{\"request_id\":\"r\",\"output\":{\"task_id\":\"job-1\"," + fields + "}}");
    }

    private static String error(String code, String message) {
        return "{\"request_id\":\"r\",\"code\":\"" + code + "\",\"message\":\"" + message + "\"}";
    }

    private static void failed(Reading reading, FailCode code) {
        assertThat(reading.outcome()).isIn(Outcome.FAILED, Outcome.BROKE_DOWN);
        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.JobFailed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo(code));
    }

    @Test
    void aTaskIdIsAnAcceptance() {
        assertThat(submitted(
                        200, "{\"request_id\":\"r\",\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"}}"))
                .isEqualTo(new Reading(new Observation.Accepted("token-1", "t-1"), Outcome.ACCEPTED));
    }

    @Test
    void aLookCannotBeTurnedElsewhere() {
        assertThat(target.look("wan", "a/../b c").path()).isEqualTo("/api/v1/tasks/a%2F..%2Fb%20c");
    }

    /** Any of these may have made a job that is paid for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|~~",
                "200|{\"request_id\":\"r\",\"output\":{}}",
                "200|{\"request_id\":\"r\",\"output\":{\"task_id\":\"\"}}",
                "200|{\"output\":{\"task_id\":\"t-",
                "408|~~",
                "500|{\"code\":\"InternalError\",\"message\":\"x\"}",
                "500|{\"code\":\"InternalError.Timeout\",\"message\":\"x\"}",
                "502|<html></html>",
                "503|<html></html>",
                "504|~~"
            })
    void whateverMayHaveMadeAJobIsUnclear(int status, String body) {
        assertThat(submitted(status, body)).isEqualTo(new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR));
    }

    @ParameterizedTest
    @CsvSource({
        "400, DataInspectionFailed, x, CONTENT_VIOLATION, REFUSED",
        "400, IPInfringementSuspect, x, CONTENT_VIOLATION, REFUSED",
        "400, data_inspection_failed, x, CONTENT_VIOLATION, REFUSED",
        "400, CustomRoleBlocked, x, CONTENT_VIOLATION, REFUSED",
        "400, InvalidURL.ConnectionRefused, x, INVALID_IMAGE_URL, REFUSED",
        "400, InvalidURL.Timeout, x, INVALID_IMAGE_URL, REFUSED",
        "400, InvalidImage.FileFormat, x, INVALID_IMAGE_URL, REFUSED",
        "400, InvalidImage.ImageSize, x, INVALID_IMAGE_URL, REFUSED",
        "400, InvalidImageFormat, x, INVALID_IMAGE_URL, REFUSED",
        "400, InvalidImageResolution, x, INVALID_IMAGE_URL, REFUSED",
        "400, InvalidParameter.DataInspection, Unable to download the media resource, INVALID_IMAGE_URL, REFUSED",
        "400, InvalidParameter.Size, size must be one of, GENERATION_FAILED, REFUSED",
        "400, InvalidURL, x, INVALID_IMAGE_URL, REFUSED",
        "400, InvalidImage, x, INVALID_IMAGE_URL, REFUSED",
        "400, InvalidParameter, the img_url is wrong, INVALID_IMAGE_URL, REFUSED",
        "400, InvalidParameter, size must be one of, GENERATION_FAILED, REFUSED",
        "401, InvalidApiKey, x, MODEL_UNAVAILABLE, ACCOUNT",
        "403, AccessDenied, x, MODEL_UNAVAILABLE, ACCOUNT",
        "403, AccessDenied.Unpurchased, x, MODEL_UNAVAILABLE, ACCOUNT",
        "403, Model.AccessDenied, x, MODEL_UNAVAILABLE, ACCOUNT",
        "403, AllocationQuota.FreeTierOnly, x, MODEL_UNAVAILABLE, ACCOUNT",
        "400, Arrearage, x, MODEL_UNAVAILABLE, ACCOUNT",
        "429, Throttling.AllocationQuota, x, MODEL_UNAVAILABLE, ACCOUNT",
        "404, ModelNotFound, x, MODEL_UNAVAILABLE, REFUSED"
    })
    void aRefusalIsDefinite(int status, String errorCode, String message, FailCode code, Outcome outcome) {
        Reading reading = submitted(status, error(errorCode, message));

        assertThat(reading.outcome()).isEqualTo(outcome);
        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Throttling", "Throttling.RateQuota"})
    void aBusyVendorTakesItLater(String code) {
        assertThat(submitted(429, error(code, "x")))
                .isEqualTo(new Reading(
                        new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(2)), Outcome.BUSY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "RUNNING", "SUSPENDED"})
    void anUnfinishedTaskStillRuns(String status) {
        assertThat(task("\"task_status\":\"" + status + "\""))
                .isEqualTo(new Reading(
                        new Observation.StillRunning(OptionalInt.empty(), Optional.empty()), Outcome.RUNNING));
    }

    @Test
    void aTaskThatSucceededHasItsVideo() {
        assertThat(task("\"task_status\":\"SUCCEEDED\",\"video_url\":\"https://a.example/v.mp4?Expires=1\""))
                .isEqualTo(new Reading(
                        new Observation.Finished(List.of("https://a.example/v.mp4?Expires=1")), Outcome.FINISHED));
        failed(task("\"task_status\":\"SUCCEEDED\""), FailCode.GENERATION_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "DataInspectionFailed, x, CONTENT_VIOLATION",
        "IPInfringementSuspect, x, CONTENT_VIOLATION",
        "InvalidURL, x, INVALID_IMAGE_URL",
        "InvalidParameter, cannot download image, INVALID_IMAGE_URL",
        "InternalError.Algo, x, GENERATION_FAILED",
        "InternalError, x, GENERATION_FAILED"
    })
    void aFailedTaskSaysWhy(String errorCode, String message, FailCode code) {
        failed(task("\"task_status\":\"FAILED\",\"code\":\"" + errorCode + "\",\"message\":\"" + message + "\""), code);
    }

    @Test
    void aTaskThatIsCancelledOrForgottenIsOver() {
        failed(task("\"task_status\":\"CANCELED\""), FailCode.GENERATION_FAILED);
        failed(task("\"task_status\":\"UNKNOWN\""), FailCode.GENERATION_FAILED);
        failed(looked(200, "{\"output\":{\"task_status\":\"UNKNOWN\"}}"), FailCode.GENERATION_FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|{\"output\":{\"task_id\":\"another\",\"task_status\":\"SUCCEEDED\",\"video_url\":\"https://a/b\"}}",
                "200|{\"output\":{\"task_id\":\"another\",\"task_status\":\"UNKNOWN\"}}",
                "200|{\"output\":{\"task_id\":\"job-1\",\"task_status\":\"BORED\"}}",
                "200|{\"output\":{\"task_id\":\"job-1\",\"task_st",
                "200|~~",
                "500|{\"code\":\"InternalError\"}"
            })
    void aFailedLookSaysNothing(int status, String body) {
        assertThat(looked(status, body))
                .isEqualTo(new Reading(new Observation.LookFailed(Optional.empty()), Outcome.UNREADABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "401, InvalidApiKey, ACCOUNT",
        "403, AccessDenied, ACCOUNT",
        "400, Arrearage, ACCOUNT",
        "429, Throttling.AllocationQuota, ACCOUNT",
        "429, Throttling, BUSY"
    })
    void aLookThatIsTurnedAwaySaysWhy(int status, String code, Outcome outcome) {
        assertThat(looked(status, error(code, "x")).outcome()).isEqualTo(outcome);
    }

    @Test
    void aRatioWithoutASizeIsNotWritten() {
        Map<String, Object> input = Map.of("prompt", "a", "resolution", "720p", "aspect_ratio", "21:9", "duration", 5L);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.submit("wan", "token-1", Replies.request(input), InlineMedia.NONE));
    }
}
