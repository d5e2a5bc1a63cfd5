package io.reelgate.upstream.kie;

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

class KieAdapterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final KieAdapter target = new KieAdapter("secret-key");

    private Reading submitted(int status, String body) {
        return target.readSubmit(Replies.of(status, body), "token-1", NOW);
    }

    private Reading looked(int status, String body) {
        return target.readLook(Replies.of(status, body), "job-1");
    }

    private Reading state(String fields) {
        return looked(200, "{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"job-1\"," + fields + "}}");
    }

    private static String error(int code, String message) {
        return "{\"code\":" + code + ",\"msg\":\"" + message + "\",\"data\":null}";
    }

    @Test
    void theModelTellsWhichOfTheTwoApisIsLookedAt() {
        assertThat(target.look("wan/2-5", "a b&c").path()).isEqualTo("/api/v1/jobs/recordInfo?taskId=a+b%26c");
        assertThat(target.look("veo3", "job-1").path()).isEqualTo("/api/v1/veo/record-info?taskId=job-1");
        assertThat(target.look("veo3", "job-1").headers()).containsEntry("Authorization", "Bearer secret-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"t1\"}}",
                "{\"code\":455,\"msg\":\"maintenance\",\"data\":{\"taskId\":\"t1\"}}",
                "{\"code\":501,\"msg\":\"Generation failed\",\"data\":{\"taskId\":\"t1\"}}",
                "{\"data\":{\"taskId\":\"t1\"}}"
            })
    void aTaskIdIsAnAcceptanceUnderAnyCode(String body) {
        assertThat(submitted(200, body))
                .isEqualTo(new Reading(new Observation.Accepted("token-1", "t1"), Outcome.ACCEPTED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|~~",
                "200|{\"code\":200,\"data\":{\"taskId\":\"t",
                "200|{\"code\":200,\"msg\":\"success\",\"data\":{}}",
                "200|{\"code\":200,\"msg\":\"success\",\"data\":null}",
                "200|{\"code\":500,\"msg\":\"server error\",\"data\":null}",
                "500|{\"code\":500,\"msg\":\"server error\"}",
                "502|<html>Bad gateway</html>",
                "501|{\"message\":\"Not Implemented\"}",
                "503|<html>Unavailable</html>",
                "503|{\"message\":\"Service Unavailable\"}",
                "505|<html>HTTP Version Not Supported</html>",
                "504|~~"
            })
    void whateverMayHaveMadeAJobIsUnclear(int status, String body) {
        assertThat(submitted(status, body)).isEqualTo(new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|Your prompt was flagged by Website as violating content policies.|CONTENT_VIOLATION|REFUSED",
                "400|Failed to fetch the image. Kindly verify any access limits|INVALID_IMAGE_URL|REFUSED",
                "451|Failed to fetch the image|INVALID_IMAGE_URL|REFUSED",
                "400|Only English prompts are supported at this time|GENERATION_FAILED|REFUSED",
                "401|You do not have access permissions|MODEL_UNAVAILABLE|ACCOUNT",
                "402|Credits insufficient|MODEL_UNAVAILABLE|ACCOUNT",
                "404|Not found|MODEL_UNAVAILABLE|REFUSED",
                "422|The model name is not supported|GENERATION_FAILED|REFUSED",
                "400|PUBLIC_ERROR_UNSAFE_IMAGE_UPLOAD|CONTENT_VIOLATION|REFUSED",
                "400|public error minor upload|CONTENT_VIOLATION|REFUSED",
                "400|public error prominent people upload|CONTENT_VIOLATION|REFUSED",
                "501|Generation failed|GENERATION_FAILED|REFUSED",
                "505|Feature Disabled|MODEL_UNAVAILABLE|REFUSED"
            })
    void aCodeIsARefusalAlsoUnderHttp200(int code, String message, FailCode failCode, Outcome outcome) {
        assertThat(List.of(submitted(200, error(code, message)), submitted(code, error(code, message))))
                .allSatisfy(reading -> {
                    assertThat(reading.outcome()).isEqualTo(outcome);
                    assertThat(reading.observation())
                            .isInstanceOfSatisfying(
                                    Observation.Refused.class,
                                    refused ->
                                            assertThat(refused.failure().code()).isEqualTo(failCode));
                });
    }

    @ParameterizedTest
    @CsvSource({"429, 429", "200, 429", "503, 503", "200, 455", "455, 455"})
    void aBusyVendorOrOneInMaintenanceIsAskedAgain(int status, int code) {
        Duration seven = Duration.ofSeconds(7);

        assertThat(target.readSubmit(Replies.busy(status, error(code, "later"), seven), "token-1", NOW))
                .isEqualTo(new Reading(
                        new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(7)),
                        status == 429 || code == 429 ? Outcome.BUSY : Outcome.OVERLOADED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"state\":\"waiting\"", "\"state\":\"queuing\"", "\"state\":\"generating\"", "\"successFlag\":0"
            })
    void anUnfinishedJobStillRuns(String fields) {
        assertThat(state(fields))
                .isEqualTo(new Reading(
                        new Observation.StillRunning(OptionalInt.empty(), Optional.empty()), Outcome.RUNNING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"state\":\"success\",\"resultJson\":\"{\\\"resultUrls\\\":[\\\"https://a/0.mp4\\\"]}\"",
                "\"successFlag\":1,\"response\":{\"resultUrls\":[\"https://a/0.mp4\"]}",
                "\"successFlag\":1,\"response\":null,\"info\":{\"resultUrls\":[\"https://a/0.mp4\"]}",
                "\"successFlag\":1,\"resultUrls\":[\"https://a/0.mp4\"]"
            })
    void aFinishedJobNamesItsResultsWhereverTheyStand(String fields) {
        assertThat(state(fields))
                .isEqualTo(new Reading(new Observation.Finished(List.of("https://a/0.mp4")), Outcome.FINISHED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"state\":\"fail\",\"failCode\":\"500\",\"failMsg\":\"job-1 broke at kie\"|GENERATION_FAILED",
                "\"state\":\"fail\",\"failCode\":\"422\",\"failMsg\":\"Content moderation\"|CONTENT_VIOLATION",
                "\"state\":\"fail\",\"failMsg\":\"cannot download the image\"|INVALID_IMAGE_URL",
                "\"state\":\"fail\",\"failMsg\":\"the prompt is too long\"|GENERATION_FAILED",
                "\"state\":\"success\",\"resultJson\":\"{\\\"resultUrls\\\":[]}\"|GENERATION_FAILED",
                "\"successFlag\":2,\"errorCode\":501,\"errorMessage\":\"job-1 broke\"|GENERATION_FAILED",
                "\"successFlag\":3,\"errorMessage\":\"violates the safety policy\"|CONTENT_VIOLATION",
                "\"successFlag\":3,\"errorMessage\":\"Failed to fetch the image\"|INVALID_IMAGE_URL",
                "\"successFlag\":3,\"errorMessage\":\"public error unsafe image upload\"|CONTENT_VIOLATION",
                "\"state\":\"success\",\"resultJson\":\"\"|GENERATION_FAILED",
                "\"state\":\"success\",\"resultJson\":null|GENERATION_FAILED",
                "\"state\":\"success\"|GENERATION_FAILED",
                "\"successFlag\":1,\"response\":null|GENERATION_FAILED",
                "\"successFlag\":1,\"response\":{\"resultUrls\":[]}|GENERATION_FAILED"
            })
    void aFailedJobIsUnderstoodByItsWords(String fields, FailCode failCode) {
        Reading reading = state(fields);

        assertThat(reading.outcome()).isIn(Outcome.FAILED, Outcome.BROKE_DOWN);
        assertThat(reading.observation()).isInstanceOfSatisfying(Observation.JobFailed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo(failCode);
            assertThat(failed.failure().message()).doesNotContain("job-1", "kie");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|{\"code\":200,\"data\":{\"taskId\":\"job-2\",\"state\":\"fail\"}}|UNREADABLE",
                "200|{\"code\":200,\"data\":{\"taskId\":\"job-1\",\"state\":\"failed\"}}|UNREADABLE",
                "200|{\"code\":200,\"data\":{\"taskId\":\"job-1\",\"state\":\"success\",\"resultJson\":\"{\"}}|UNREADABLE",
                "200|{\"code\":200,\"data\":{\"taskId\":\"job-1\",\"successFlag\":1,\"resultUrls\":\"[http\"}}|UNREADABLE",
                "200|{\"code\":422,\"msg\":\"record is null\"}|UNREADABLE",
                "200|{\"code\":422,\"msg\":\"recordInfo is null\"}|UNREADABLE",
                "422|{\"code\":422,\"msg\":\"Record status is not success\"}|UNREADABLE",
                "422|{\"code\":422,\"msg\":\"record result data is blank\"}|UNREADABLE",
                "200|{\"code\":505,\"msg\":\"Feature Disabled\"}|UNREADABLE",
                "404|{\"message\":\"no Route matched with those values\"}|UNREADABLE",
                "200|{\"code\":200,\"data\":{\"taskId\":\"job-1\",\"successFlag\":4}}|UNREADABLE",
                "200|{\"code\":200,\"data\":{\"taskId\":\"job-1\",\"st|UNREADABLE",
                "200|{\"code\":401,\"msg\":\"key\"}|ACCOUNT",
                "200|{\"code\":402,\"msg\":\"credits\"}|ACCOUNT",
                "200|{\"code\":429,\"msg\":\"slower\"}|BUSY",
                "200|{\"code\":455,\"msg\":\"maintenance\"}|BUSY",
                "200|{\"code\":500,\"msg\":\"server error\"}|UNREADABLE",
                "404|<html>nothing here</html>|UNREADABLE",
                "502|<html>Bad gateway</html>|UNREADABLE"
            })
    void aLookThatBringsNothingLeavesTheJobRunning(int status, String body, Outcome outcome) {
        assertThat(looked(status, body)).isEqualTo(new Reading(new Observation.LookFailed(Optional.empty()), outcome));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 422, 501})
    void aCodeThatIsFinalEndsTheJob(int code) {
        assertThat(looked(200, error(code, "the parameters failed validation")).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"200, 500", "500, 500", "422, 422"})
    void whatItSaysOfThisJobCountsUnderAnyCode(int status, int code) {
        String failed = "{\"code\":" + code + ",\"data\":{\"taskId\":\"job-1\",\"successFlag\":3}}";
        String running = "{\"code\":" + code + ",\"data\":{\"taskId\":\"job-1\",\"successFlag\":0}}";

        assertThat(looked(status, failed).observation()).isInstanceOf(Observation.JobFailed.class);
        assertThat(looked(status, running).observation()).isInstanceOf(Observation.StillRunning.class);
    }

    /** Its OpenAPI has no others, and would refuse them. */
    @ParameterizedTest
    @CsvSource({"-1, true", "9999, false", "10000, true", "99999, true", "100000, false", "7, false"})
    void seedsHaveFiveDigits(long seed, boolean taken) {
        Map<String, Object> input = Map.of(
                "prompt", "p", "mode", "fast", "generationType", "TEXT_2_VIDEO", "aspect_ratio", "16:9", "seed", seed);

        assertThat(target.takes("veo3", Replies.request(input))).isEqualTo(taken);
    }

    @Test
    void whatItCannotDoIsNotSent() {
        Map<String, Object> image = Map.of(
                "prompt",
                "p",
                "mode",
                "image-to-video",
                "resolution",
                "720p",
                "image_urls",
                List.of("https://a/b.jpg"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.submit("sora-2-pro", "t", Replies.request(image), InlineMedia.NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.submit("ltx/2", "t", Replies.request(image), InlineMedia.NONE));
    }
}
