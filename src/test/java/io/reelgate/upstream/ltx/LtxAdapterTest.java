package io.reelgate.upstream.ltx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
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

class LtxAdapterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String UNKNOWN = error("invalid_request_error");

    private final LtxAdapter target = new LtxAdapter("secret-key");

    private Reading submitted(int status, String body) {
        return target.readSubmit(Replies.of(status, body), "token-1", NOW);
    }

    private Reading looked(int status, String body) {
        return target.readLook(Replies.of(status, body), "job-1");
    }

    private static String error(String type) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"job-1 at api.ltx.video\"}}";
    }

    @Test
    void anIdIsAnAcceptance() {
        assertThat(submitted(202, "{\"id\":\"j1\",\"status\":\"pending\"}"))
                .isEqualTo(new Reading(new Observation.Accepted("token-1", "j1"), Outcome.ACCEPTED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "202|~~",
                "202|{\"id\":\"j",
                "202|{\"status\":\"pending\"}",
                "500|{\"type\":\"error\",\"error\":{\"type\":\"api_error\"}}",
                "502|<html>Bad gateway</html>",
                "503|<html>Unavailable</html>",
                "504|~~"
            })
    void whateverMayHaveMadeAJobIsUnclear(int status, String body) {
        assertThat(submitted(status, body)).isEqualTo(new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, GENERATION_FAILED, REFUSED",
        "401, authentication_error, MODEL_UNAVAILABLE, ACCOUNT",
        "402, insufficient_funds_error, MODEL_UNAVAILABLE, ACCOUNT",
        "413, request_too_large, GENERATION_FAILED, REFUSED",
        "422, content_filtered_error, CONTENT_VIOLATION, REFUSED"
    })
    void aRefusalIsUnderstoodByItsType(int status, String type, FailCode failCode, Outcome outcome) {
        Reading reading = submitted(status, error(type));

        assertThat(reading.outcome()).isEqualTo(outcome);
        assertThat(reading.observation()).isInstanceOfSatisfying(Observation.Refused.class, refused -> {
            assertThat(refused.failure().code()).isEqualTo(failCode);
            assertThat(refused.failure().message()).doesNotContain("job-1", "ltx");
        });
    }

    @ParameterizedTest
    @CsvSource({"429, rate_limit_error", "429, concurrency_limit_error", "503, service_unavailable"})
    void aBusyVendorIsAskedAgainWhenItSays(int status, String type) {
        assertThat(target.readSubmit(Replies.busy(status, error(type), Duration.ofSeconds(7)), "token-1", NOW))
                .isEqualTo(new Reading(
                        new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(7)),
                        status == 503 ? Outcome.OVERLOADED : Outcome.BUSY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "processing"})
    void anUnfinishedJobStillRuns(String status) {
        assertThat(looked(200, "{\"id\":\"job-1\",\"status\":\"" + status + "\"}"))
                .isEqualTo(new Reading(
                        new Observation.StillRunning(OptionalInt.empty(), Optional.empty()), Outcome.RUNNING));
    }

    @Test
    void aFinishedJobNamesItsVideo() {
        assertThat(looked(
                        200, "{\"id\":\"job-1\",\"status\":\"completed\",\"result\":{\"video_url\":\"https://a/0\"}}"))
                .isEqualTo(new Reading(new Observation.Finished(List.of("https://a/0")), Outcome.FINISHED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status\":\"completed\",\"result\":{}|GENERATION_FAILED",
                "\"status\":\"failed\",\"error\":{\"type\":\"content_filtered_error\"}|CONTENT_VIOLATION",
                "\"status\":\"failed\",\"error\":{\"type\":\"api_error\",\"message\":\"job-1\"}|GENERATION_FAILED",
                "\"status\":\"failed\"|GENERATION_FAILED"
            })
    void anEndWithoutAVideoIsAFailure(String fields, FailCode failCode) {
        Reading reading = looked(200, "{\"id\":\"job-1\"," + fields + "}");

        assertThat(reading.outcome()).isIn(Outcome.FAILED, Outcome.BROKE_DOWN);
        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.JobFailed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo(failCode));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|{\"id\":\"job-2\",\"status\":\"failed\"}|UNREADABLE",
                "200|{\"id\":\"job-1\",\"status\":\"done\"}|UNREADABLE",
                "200|{\"id\":\"job-1\",\"sta|UNREADABLE",
                "401|{\"type\":\"error\"}|ACCOUNT",
                "402|{\"type\":\"error\"}|ACCOUNT",
                "429|{\"type\":\"error\"}|BUSY",
                "503|~~|BUSY",
                "500|~~|UNREADABLE"
            })
    void aLookThatBringsNothingLeavesTheJobRunning(int status, String body, Outcome outcome) {
        assertThat(looked(status, body)).isEqualTo(new Reading(new Observation.LookFailed(Optional.empty()), outcome));
    }

    @Test
    void aJobUnknownBelowTheOneEndpointIsAskedForBelowTheOther() {
        Map<String, String> headers = Map.of("Authorization", "Bearer secret-key");

        assertThat(target.look("ltx-2-pro", "job 1"))
                .isEqualTo(new Call(HttpMethod.GET, "/v2/text-to-video/job%201", headers, Optional.empty()));
        assertThat(target.readLook(Replies.of(404, UNKNOWN), "job 1").further())
                .contains(new Call(HttpMethod.GET, "/v2/image-to-video/job%201", headers, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"404, FAILED", "503, BUSY", "500, UNREADABLE"})
    void itIsLostOnlyWhereBothDoNotKnowIt(int second, Outcome outcome) {
        Reading first = looked(404, UNKNOWN);

        assertThat(first.outcome()).isEqualTo(Outcome.FURTHER);
        assertThat(target.readFurther(first, Replies.of(second, UNKNOWN), "job-1")
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void aContentFilterNeedsNoSecondLook() {
        assertThat(looked(422, error("content_filtered_error")).outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "text-to-video-LoRA, 1080p, 16:9, 8, -1",
        "text-to-video, 720p, 16:9, 8, -1",
        "text-to-video, 1080p, 9:16, 8, -1",
        "text-to-video, 1080p, 16:9, 7, -1",
        "text-to-video, 1080p, 16:9, 12, -1",
        "text-to-video, 1080p, 16:9, 8, 5"
    })
    void whatItCannotDoIsNotSent(String mode, String resolution, String ratio, long duration, long seed) {
        Map<String, Object> input = Map.of(
                "prompt", "p",
                "mode", mode,
                "resolution", resolution,
                "aspect_ratio", ratio,
                "duration", duration,
                "seed", seed);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.submit("ltx-2-pro", "t", Replies.request(input), InlineMedia.NONE));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 8, 10, 12, 14, 16, 18, 20})
    void theFastModelTakesLongerVideos(long duration) {
        Map<String, Object> input =
                Map.of("prompt", "p", "mode", "text-to-video", "resolution", "1080p", "duration", duration);

        assertThatCode(() -> target.submit("ltx-2-fast", "t", Replies.request(input), InlineMedia.NONE))
                .doesNotThrowAnyException();
    }
}
