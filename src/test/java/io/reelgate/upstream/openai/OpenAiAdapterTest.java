package io.reelgate.upstream.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.ImageSize;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.Replies;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Unsendable;
import io.reelgate.upstream.vendor.VendorAccess;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiAdapterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String BASE = "https://videos.example.com/v1/";
    private static final String IMAGE = "https://example.com/a.png";

    private final OpenAiAdapter target = new OpenAiAdapter(new VendorAccess(BASE, "secret-key"));

    private Reading submitted(int status, String error) {
        return target.readSubmit(Replies.of(status, "{\"error\":" + error + "}"), "token-1", NOW);
    }

    private Reading looked(String fields) {
        return target.readLook(Replies.of(200, "{\"id\":\"video_1\"," + fields + "}"), "video_1");
    }

    private static InlineMedia media(int width, int height) {
        return new InlineMedia(Map.of(
                IMAGE,
                new InlineMedia.Image("image/png", Buffer.buffer("x"), Optional.of(new ImageSize(width, height)))));
    }

    private String written(String resolution, InlineMedia media) {
        var request = Replies.request(
                Map.of("prompt", "p", "duration", 4L, "resolution", resolution, "image_urls", List.of(IMAGE)));
        return target.submit("sora-2-pro", "token-1", request, media)
                .body()
                .orElseThrow()
                .toString();
    }

    @ParameterizedTest
    @CsvSource({"720p, 1280, 720", "720p, 720, 1280", "1080p, 1920, 1080", "1080p, 1080, 1920"})
    void anImageOfTheSizeOfTheVideoIsItsFirstFrame(String resolution, int width, int height) {
        assertThat(written(resolution, media(width, height)))
                .contains("\"size\":\"" + width + "x" + height + "\"")
                .contains("\"input_reference\":{\"image_url\":\"data:image/png;base64,eA==\"}");
    }

    @ParameterizedTest
    @CsvSource({"720p, 1280, 721", "720p, 1920, 1080", "1080p, 1280, 720"})
    void anyOtherIsNeverSent(String resolution, int width, int height) {
        assertThatExceptionOfType(Unsendable.class)
                .isThrownBy(() -> written(resolution, media(width, height)))
                .satisfies(
                        unsendable -> assertThat(unsendable.failure().message()).contains("must have 1"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, moderation_blocked, '', CONTENT_VIOLATION, REFUSED",
        "400, '', 'Input images with human faces are not allowed', CONTENT_VIOLATION, REFUSED",
        "400, '', 'Inpaint image must match the requested width and height', GENERATION_FAILED, REFUSED",
        "401, invalid_api_key, '', MODEL_UNAVAILABLE, ACCOUNT",
        "429, insufficient_quota, '', MODEL_UNAVAILABLE, ACCOUNT",
        "400, model_not_found, '', MODEL_UNAVAILABLE, REFUSED",
        "410, '', 'This API has been shut down', MODEL_UNAVAILABLE, REFUSED"
    })
    void aRefusalIsForGood(int status, String code, String message, FailCode expected, Outcome outcome) {
        Reading reading = submitted(status, "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}");

        assertThat(reading.outcome()).isEqualTo(outcome);
        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(expected));
    }

    @Test
    void conflictsAndTimeoutsAreUnclear() {
        assertThat(submitted(409, "{}").observation()).isEqualTo(new Observation.OutcomeUnknown());
        assertThat(submitted(408, "{}").observation()).isEqualTo(new Observation.OutcomeUnknown());
    }

    @Test
    void progressIsTheVendors() {
        assertThat(looked("\"status\":\"in_progress\",\"progress\":37").observation())
                .isEqualTo(new Observation.StillRunning(OptionalInt.of(37), Optional.empty()));
        assertThat(looked("\"status\":\"in_progress\",\"progress\":370").observation())
                .isEqualTo(new Observation.StillRunning(OptionalInt.empty(), Optional.empty()));
    }

    @Test
    void aVideoIsBelowItsJobAndUnderTheKey() {
        String content = "https://videos.example.com/v1/videos/video_1/content";

        assertThat(looked("\"status\":\"completed\",\"progress\":100").observation())
                .isEqualTo(new Observation.Finished(List.of(content)));
        assertThat(target.fetch(content).credentials()).isEqualTo(Map.of("Authorization", "Bearer secret-key"));
        assertThat(target.fetch("https://cdn.example.com/v.mp4").credentials()).isEmpty();
    }

    @Test
    void aJobThatWasMisalignedFailedForItsContent() {
        assertThat(looked(
                                "\"status\":\"failed\",\"error\":{\"code\":\"x\",\"message\":\"y\",\"misalignment\":{\"a\":1}}")
                        .observation())
                .isEqualTo(new Observation.JobFailed(Failure.of(FailCode.CONTENT_VIOLATION)));
    }

    @Test
    void anotherJobSaysNothing() {
        assertThat(target.readLook(Replies.of(200, "{\"id\":\"video_2\",\"status\":\"completed\"}"), "video_1")
                        .outcome())
                .isEqualTo(Outcome.UNREADABLE);
    }
}
