package io.reelgate.upstream.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.Replies;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
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

class ReplicateAdapterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final ReplicateAdapter target = new ReplicateAdapter("secret-key");

    private Reading submitted(int status, String body) {
        return target.readSubmit(Replies.of(status, body), "token-1", NOW);
    }

    private Reading looked(int status, String body) {
        return target.readLook(Replies.of(status, body), "job-1");
    }

    private Reading state(String fields) {
        return looked(200, "{\"id\":\"job-1\"," + fields + "}");
    }

    @Test
    void aLookIsBuiltFromTheId() {
        assertThat(target.look("google/veo-3.1", "a/b").path()).isEqualTo("/predictions/a%2Fb");
        assertThat(target.look("google/veo-3.1", "a").headers()).containsEntry("Authorization", "Bearer secret-key");
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "202"})
    void anIdIsAnAcceptance(int status) {
        assertThat(submitted(status, "{\"id\":\"p1\",\"status\":\"starting\"}"))
                .isEqualTo(new Reading(new Observation.Accepted("token-1", "p1"), Outcome.ACCEPTED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "201|~~",
                "201|{\"id\":\"p",
                "201|{\"status\":\"starting\"}",
                "201|[]",
                "409|{\"detail\":\"conflict\"}",
                "500|{\"detail\":\"Internal server error\",\"status\":500}",
                "502|<html>Bad gateway</html>",
                "503|<html>Unavailable</html>",
                "504|~~"
            })
    void whateverMayHaveMadeAJobIsUnclear(int status, String body) {
        assertThat(submitted(status, body)).isEqualTo(new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|Bad request|GENERATION_FAILED|REFUSED",
                "400|Input was flagged as sensitive|CONTENT_VIOLATION|REFUSED",
                "401|Unauthenticated|MODEL_UNAVAILABLE|ACCOUNT",
                "402|Insufficient credit|MODEL_UNAVAILABLE|ACCOUNT",
                "403|Forbidden|MODEL_UNAVAILABLE|ACCOUNT",
                "404|Not found|MODEL_UNAVAILABLE|REFUSED",
                "422|input.duration must be one of 5 and 10|GENERATION_FAILED|REFUSED",
                "422|cannot fetch image https://a/b.jpg|GENERATION_FAILED|REFUSED"
            })
    void aRefusalIsDefinite(int status, String detail, FailCode failCode, Outcome outcome) {
        Reading reading =
                submitted(status, "{\"title\":\"No\",\"detail\":\"" + detail + "\",\"status\":" + status + "}");

        assertThat(reading.outcome()).isEqualTo(outcome);
        assertThat(reading.observation()).isInstanceOfSatisfying(Observation.Refused.class, refused -> {
            assertThat(refused.failure().code()).isEqualTo(failCode);
            assertThat(refused.failure().message()).doesNotContain("http", "input.");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aBusyVendorIsAskedAgainWhenItSays(int status) {
        Duration seven = Duration.ofSeconds(7);

        assertThat(target.readSubmit(Replies.busy(status, "{\"detail\":\"later\"}", seven), "token-1", NOW))
                .isEqualTo(new Reading(
                        new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(7)),
                        status == 503 ? Outcome.OVERLOADED : Outcome.BUSY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"starting", "processing"})
    void anUnfinishedJobStillRuns(String status) {
        assertThat(state("\"status\":\"" + status + "\",\"output\":null"))
                .isEqualTo(new Reading(
                        new Observation.StillRunning(OptionalInt.empty(), Optional.empty()), Outcome.RUNNING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"https://a/0.mp4\"|1", "[\"https://a/0.mp4\"]|1", "[\"https://a/0.mp4\",\"https://a/1.mp4\"]|2"})
    void anOutputIsOneUriOrSeveral(String output, int count) {
        assertThat(state("\"status\":\"succeeded\",\"output\":" + output).observation())
                .isInstanceOfSatisfying(
                        Observation.Finished.class,
                        finished ->
                                assertThat(finished.sources()).hasSize(count).startsWith("https://a/0.mp4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status\":\"succeeded\",\"output\":null|GENERATION_FAILED",
                "\"status\":\"succeeded\",\"data_removed\":true|GENERATION_FAILED",
                "\"status\":\"succeeded\",\"output\":[]|GENERATION_FAILED",
                "\"status\":\"succeeded\",\"output\":\"data:video/mp4;base64,AA\"|GENERATION_FAILED",
                "\"status\":\"failed\",\"error\":\"CUDA out of memory in job-1\"|GENERATION_FAILED",
                "\"status\":\"failed\",\"error\":\"The input or output was flagged as sensitive (E005)\"|CONTENT_VIOLATION",
                "\"status\":\"failed\",\"error\":\"cannot fetch image https://a/b.jpg\"|GENERATION_FAILED",
                "\"status\":\"canceled\"|GENERATION_FAILED",
                "\"status\":\"aborted\"|GENERATION_FAILED"
            })
    void anEndWithoutAVideoIsAFailure(String fields, FailCode failCode) {
        Reading reading = state(fields);

        assertThat(reading.outcome()).isIn(Outcome.FAILED, Outcome.BROKE_DOWN);
        assertThat(reading.observation()).isInstanceOfSatisfying(Observation.JobFailed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo(failCode);
            assertThat(failed.failure().message()).doesNotContain("job-1", "http");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|{\"id\":\"job-2\",\"status\":\"failed\"}|UNREADABLE",
                "200|{\"id\":\"job-1\",\"status\":\"done\"}|UNREADABLE",
                "200|{\"id\":\"job-1\",\"status\":\"succeeded\",\"output\":{\"video\":\"https://a/0.mp4\"}}|UNREADABLE",
                "200|{\"id\":\"job-1\",\"sta|UNREADABLE",
                "404|<html>nothing here</html>|UNREADABLE",
                "401|{\"detail\":\"key\"}|ACCOUNT",
                "429|{\"detail\":\"slower\"}|BUSY",
                "503|~~|BUSY",
                "500|{\"detail\":\"no\"}|UNREADABLE"
            })
    void aLookThatBringsNothingLeavesTheJobRunning(int status, String body, Outcome outcome) {
        assertThat(looked(status, body)).isEqualTo(new Reading(new Observation.LookFailed(Optional.empty()), outcome));
    }

    @Test
    void aForgottenJobIsLost() {
        assertThat(looked(404, "{\"detail\":\"Not found\",\"status\":404}").outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "wan-video/wan-2.5, text-to-video, 1:1",
        "google/veo-3.1, quality, auto",
        "openai/sora-2-pro, image-to-video, 16:9",
        "someone/else, text-to-video, 16:9"
    })
    void whatItCannotDoIsNotSent(String model, String mode, String ratio) {
        Map<String, Object> input = Map.of(
                "prompt",
                "p",
                "mode",
                mode,
                "resolution",
                "720p",
                "aspect_ratio",
                ratio,
                "image_urls",
                model.startsWith("wan") ? List.of() : List.of("https://a/b.jpg"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.submit(model, "t", Replies.request(input), InlineMedia.NONE));
    }
}
