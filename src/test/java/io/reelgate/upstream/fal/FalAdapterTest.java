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
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalAdapterTest extends AtFal {
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
}
