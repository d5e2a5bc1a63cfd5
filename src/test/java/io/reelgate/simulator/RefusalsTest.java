package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest extends AtASimulator {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        not json                                          | Request body must be a JSON object
        [1]                                               | Request body must be a JSON object
        {"input":{"prompt":"a"},"input":{"prompt":"b"}}   | Request body must be a JSON object
        {"input":{"prompt":"a"}} {}                       | Request body must be a JSON object
        {}                                                | Missing required field: input
        {"input":{"duration":5}}                          | Missing required field: input.prompt
        {"input":{"prompt":"  "}}                         | Missing required field: input.prompt
        {"input":{"prompt":7}}                            | Missing required field: input.prompt
        {"request_type":"callback","input":{"prompt":"a"}}| Missing required field: callback_url
        {"request_type":"sync","input":{"prompt":"a"}}    | Invalid field: request_type
        {"provider":"cheap","input":{"prompt":"a"}}       | Invalid field: provider
        """)
    void refusesAFaultySubmitWith400AndTheReason(String body, String reason) throws Exception {
        HttpResponse<String> response = site.submit("wan-2-5", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(SimulatorSite.json(response).path("code").asInt()).isEqualTo(400);
        assertThat(SimulatorSite.json(response).at("/data/error").asText()).isEqualTo(reason);
    }

    @Test
    void refusesAnUnknownModelWith404() throws Exception {
        assertRefused(site.submit("no-such-model", "{\"input\":{\"prompt\":\"a\"}}"), 404, "Model not found");
    }

    @ParameterizedTest
    @CsvSource({"Bearer wrong", "Basic dGVzdA==", "Bearer"})
    void refusesABadKeyWith401(String authorization) throws Exception {
        HttpRequest request = site.to("/api/v1/apikeys/current-balance")
                .setHeader("Authorization", authorization)
                .build();

        HttpResponse<String> response = site.send(request);

        assertRefused(response, 401, "Invalid or missing API Key");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void refusesASubmitWithABadKeyAndMakesNoJob() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        site.submitRequest("wan-2-5", "{\"input\":{\"prompt\":\"a\"}}"),
                        (name, value) -> !name.equals("Authorization"))
                .build();

        assertRefused(site.send(request), 401, "Invalid or missing API Key");
        assertThat(site.ledger("").get(0).path("outcome").asText()).isEqualTo("refused");
    }

    @Test
    void answersTheBalanceToAGoodKey() throws Exception {
        assertThat(SimulatorSite.json(site.get("/api/v1/apikeys/current-balance"))
                        .path("data")
                        .isNumber())
                .isTrue();
    }

    @Test
    void answers404ForAJobThatNobodySubmitted() throws Exception {
        String id = site.submitPrompt("a lake");
        String forged = id.substring(0, 20) + (id.charAt(20) == 'A' ? 'B' : 'A') + id.substring(21);

        assertRefused(site.poll("task_unknown"), 404, "Task not found");
        assertRefused(site.poll("task_*"), 404, "Task not found");
        assertRefused(site.poll(forged), 404, "Task not found");
    }

    @Test
    void answers404ForAJobUnderTheNameOfAnotherModel() throws Exception {
        String id = site.submitPrompt("a lake");

        assertRefused(site.get("/api/v1/statusTask/veo-3-1?taskId=" + id), 404, "Task not found");
    }

    @Test
    void answers400ForAPollWithoutAnId() throws Exception {
        assertThat(site.get("/api/v1/statusTask/wan-2-5").statusCode()).isEqualTo(400);
    }

    @Test
    void answersInTheEnvelopeWhatNoRouteKnows() throws Exception {
        assertRefused(site.get("/api/v1/nothing"), 404, "Not found");
        assertRefused(site.get("/api/v1/generateTask/wan-2-5"), 405, "Method not allowed");
        String large = "{\"input\":{\"prompt\":\"" + "x".repeat(1 << 20) + "\"}}";
        assertRefused(site.submit("wan-2-5", large), 413, "Request body too large");
    }

    private static void assertRefused(HttpResponse<String> response, int status, String message) throws Exception {
        JsonNode envelope = SimulatorSite.json(response);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(envelope.path("code").asInt()).isEqualTo(status);
        assertThat(envelope.path("message").asText()).isEqualTo(message);
        assertThat(envelope.path("data").isNull()).isTrue();
    }
}
