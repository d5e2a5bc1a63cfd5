package io.reelgate.upstream.fal;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalLookTest extends AtFal {
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
