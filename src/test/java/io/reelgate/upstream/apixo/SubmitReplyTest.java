package io.reelgate.upstream.apixo;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Reply;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitReplyTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final ApixoAdapter target = new ApixoAdapter("secret-key");

    private Reading read(int status, String body) {
        return read(status, Optional.empty(), body);
    }

    private Reading read(int status, Optional<Duration> retryAfter, String body) {
        return target.readSubmit(new Reply(status, retryAfter, Buffer.buffer(body)), "token-1", NOW);
    }

    private static String error(int code, String message) {
        return "{\"code\":" + code + ",\"message\":\"" + message + "\",\"data\":null}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"task_1\"}}",
                "{\"code\":0,\"data\":{\"taskId\":\"task_1\",\"more\":[1]},\"extra\":true}",
                "{\"code\":503,\"message\":\"busy\",\"data\":{\"taskId\":\"task_1\"}}"
            })
    void aJobIdIsAnAcceptanceUnderTheToken(String body) {
        assertThat(read(200, body))
                .isEqualTo(new Reading(new Observation.Accepted("token-1", "task_1"), Outcome.ACCEPTED));
    }

    /** Any of these may have made a job that is paid for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|~~",
                "200|{\"code\":200,\"message\":\"success\",\"data\":{\"taskI",
                "200|{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"\"}}",
                "200|{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"  \"}}",
                "200|{\"code\":200,\"message\":\"success\",\"data\":{}}",
                "200|{\"code\":200,\"message\":\"success\",\"data\":null}",
                "200|{\"code\":200,\"data\":{\"taskId\":\"task_1\"}} trailing",
                "200|<html>ok</html>",
                "200|[]",
                "200|null",
                "200|{\"code\":500,\"message\":\"Request failed\",\"data\":null}",
                "200|{\"code\":502,\"message\":\"Request failed\",\"data\":null}",
                "500|{\"code\":500,\"message\":\"Internal error\",\"data\":null}",
                "500|{\"code\":200,\"data\":{\"taskId\":\"task_1\"}}",
                "502|<html><body>Bad gateway</body></html>",
                "503|upstream connect error or disconnect/reset before headers",
                "504|~~",
                "302|~~",
                "408|~~",
                "409|{\"code\":409,\"message\":\"Conflict\",\"data\":null}",
                "499|~~",
                "503|{\"message\":\"Service Unavailable\"}",
                "599|~~"
            })
    void whateverMayHaveBecomeAJobIsUnclear(int status, String body) {
        assertThat(read(status, body)).isEqualTo(new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR));
    }

    @Test
    void anEndlessJobIdIsUnclear() {
        String body = "{\"code\":200,\"data\":{\"taskId\":\"" + "x".repeat(600) + "\"}}";

        assertThat(read(200, body).observation()).isEqualTo(new Observation.OutcomeUnknown());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400|Content violates provider policy, please adjust the prompt|CONTENT_VIOLATION|REFUSED",
                "403|Content violates policy|CONTENT_VIOLATION|REFUSED",
                "422|NSFW_DETECTED|CONTENT_VIOLATION|REFUSED",
                "400|Cannot fetch the image|INVALID_IMAGE_URL|REFUSED",
                "400|IMAGE_TOO_LARGE|INVALID_IMAGE_URL|REFUSED",
                "400|Cannot download LoRA model|INVALID_LORA_URL|REFUSED",
                "400|Insufficient credits|MODEL_UNAVAILABLE|ACCOUNT",
                "401|Invalid or missing API Key|MODEL_UNAVAILABLE|ACCOUNT",
                "402|Insufficient balance|MODEL_UNAVAILABLE|ACCOUNT",
                "403|Key lacks permission|MODEL_UNAVAILABLE|ACCOUNT",
                "404|Unknown model|MODEL_UNAVAILABLE|REFUSED",
                "400|Invalid request|GENERATION_FAILED|REFUSED",
                "413|Too large|GENERATION_FAILED|REFUSED",
                "422|Prompt too long|GENERATION_FAILED|REFUSED"
            })
    void aDefiniteRefusalEndsTheTaskWhereverItsCodeStands(
            int code, String message, FailCode failCode, Outcome outcome) {
        assertThat(read(code, error(code, message))).satisfies(reading -> isRefused(reading, failCode, outcome));
        assertThat(read(200, error(code, message))).satisfies(reading -> isRefused(reading, failCode, outcome));
    }

    private static void isRefused(Reading reading, FailCode failCode, Outcome outcome) {
        assertThat(reading.outcome()).isEqualTo(outcome);
        assertThat(reading.observation())
                .isInstanceOfSatisfying(
                        Observation.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(failCode));
    }

    @Test
    void theGenericDocumentationsErrorFormIsUnderstood() {
        String body = "{\"code\":400,\"message\":\"Invalid request\",\"data\":{\"error\":\"image_urls: cannot download"
                + " image\"}}";

        isRefused(read(400, body), FailCode.INVALID_IMAGE_URL, Outcome.REFUSED);
    }

    @Test
    void aRefusalWithoutAnEnvelopeIsStillARefusal() {
        isRefused(read(403, "<html>blocked</html>"), FailCode.MODEL_UNAVAILABLE, Outcome.ACCOUNT);
        isRefused(read(400, ""), FailCode.GENERATION_FAILED, Outcome.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void aBusyVendorIsAskedAgainWhenItSays(int status) {
        Reading expected = new Reading(
                new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(7)),
                status == 503 ? Outcome.OVERLOADED : Outcome.BUSY);
        Optional<Duration> seven = Optional.of(Duration.ofSeconds(7));

        assertThat(read(status, seven, error(status, "Busy"))).isEqualTo(expected);
        assertThat(read(status, seven, "<html>busy</html>")).isEqualTo(expected);
        assertThat(read(200, seven, error(status, "Busy"))).isEqualTo(expected);
    }

    @Test
    void aBusyVendorThatNamesNoTimeIsAskedAgainSoon() {
        assertThat(read(429, "").observation())
                .isEqualTo(new Observation.Postponed(Optional.of("token-1"), NOW.plusSeconds(2)));
    }

    @Test
    void noReasonRepeatsTheVendorsWords() {
        String body = error(400, "Apixo job task_123 at https://cdn.apixo.ai/x failed: image invalid");

        assertThat(read(400, body).observation())
                .isInstanceOfSatisfying(
                        Observation.Refused.class,
                        refused -> assertThat(refused.failure().message())
                                .doesNotContainIgnoringCase("apixo")
                                .doesNotContain("task_123", "http"));
    }
}
