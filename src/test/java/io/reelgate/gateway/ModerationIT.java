package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with a list and an endpoint: what is refused uses up nothing, and what was accepted stays accepted. */
class ModerationIT {
    private static final String VIOLATION = "Content violates provider policy, please adjust the prompt";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    static Path folder;

    private static Path list;
    private static HttpServer endpoint;
    private static GatewayProcess gateway;

    @BeforeAll
    static void start() throws IOException {
        list = Files.writeString(folder.resolve("prompts.txt"), "# ours\nforbidden fruit\n");
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/v1/moderations", ModerationIT::answer);
        endpoint.start();
        gateway = GatewayProcess.start(
                folder.resolve("gateway"),
                Map.of(
                        "REELGATE_MODERATION_LIST",
                        list.toString(),
                        "REELGATE_MODERATION_URL",
                        "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/v1/moderations?code=query-key",
                        "REELGATE_MODERATION_APIKEY",
                        "moderation-key"));
    }

    /** Flags what holds the word; an endpoint that is told to fail does. */
    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(body);
        boolean flagged = body.contains("flagged by the endpoint");
        byte[] answer = ("{\"results\":[{\"flagged\":" + flagged + ",\"categories\":{\"violence\":" + flagged + "}}]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.contains("make it fail") ? 500 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        endpoint.stop(0);
    }

    @Test
    void refusesByListAndEndpointAndUsesUpNothing() {
        HttpResponse<String> first = submit("sora-2-pro", "a calm sea");
        for (int i = 0; i < 5; i++) {
            assertRefused(submit("sora-2-pro", "a Forbidden  FRUIT"));
            assertRefused(submit("sora-2-pro", "flagged by the endpoint " + i));
        }
        HttpResponse<String> next = submit("sora-2-pro", "a calm lake");

        assertThat(first.headers().firstValue("X-RateLimit-Remaining")).hasValue("59");
        assertThat(next.headers().firstValue("X-RateLimit-Remaining")).hasValue("58");
        assertThat(next.headers().firstValue("RateLimit").orElseThrow())
                .as("two slots are held, none by a refused request")
                .endsWith("\"concurrent\";r=8");
        assertThat(asked).noneMatch(body -> body.contains("FRUIT"));
        assertThat(Http.get(gateway.ops("/metrics")).body())
                .asString(StandardCharsets.UTF_8)
                .contains("reelgate_moderations_total{by=\"list\",outcome=\"refused\"} 5.0")
                .contains("reelgate_moderations_total{by=\"endpoint\",outcome=\"refused\"} 5.0");
        assertThat(gateway.output())
                .contains("prompt refused", "list:2", "endpoint:violence")
                .doesNotContain("FRUIT", "flagged by the endpoint", "moderation-key");
    }

    @Test
    void isUnavailableAndUsesUpNothingWhenTheEndpointFails() {
        HttpResponse<String> answer = submit("ltx-2-19b", "make it fail");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(gateway.output()).contains("gives no verdict").doesNotContain("query-key");
        assertThat(submit("ltx-2-19b", "a calm sea").headers().firstValue("X-RateLimit-Remaining"))
                .hasValue("9999");
    }

    @Test
    void judgesOnlyWhatTheVideoShallShow() {
        HttpResponse<String> answer = post(
                "wan-2-5", "{\"input\":{\"prompt\":\"a calm sea\",\"negative_prompt\":\"forbidden fruit\"}}", "unused");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void judgesTheWatermarkToo() {
        HttpResponse<String> answer = post(
                "veo-3-1", "{\"input\":{\"prompt\":\"a calm sea\",\"watermark\":\"forbidden fruit\"}}", "watermark");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.json(answer.body()).at("/error/param").asText()).isEqualTo("input.watermark");
    }

    @Test
    void replaysWhatWasAcceptedBeforeTheListForbadeIt() throws IOException {
        String body = "{\"input\":{\"prompt\":\"an apple tree\"}}";
        HttpResponse<String> accepted = post("veo-3-1", body, "order-1");
        int askedBefore = asked.size();
        Files.writeString(list, "# ours\nforbidden fruit\napple\n");
        await().until(() -> submit("veo-3-1", "another apple").statusCode() == 400);

        HttpResponse<String> replayed = post("veo-3-1", body, "order-1");

        assertThat(replayed.statusCode()).isEqualTo(200);
        assertThat(replayed.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(Caller.taskId(replayed)).isEqualTo(Caller.taskId(accepted));
        assertThat(asked.subList(askedBefore, asked.size())).noneMatch(question -> question.contains("apple tree"));
        assertRefused(post("veo-3-1", body, "order-2"));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        var json = Http.json(answer.body());
        assertThat(json.get("code").asInt()).isEqualTo(400);
        assertThat(json.get("message").asText()).isEqualTo(VIOLATION);
        assertThat(json.get("data").isNull()).isTrue();
        assertThat(json.at("/error/type").asText()).isEqualTo("content_policy");
        assertThat(json.at("/error/param").asText()).isEqualTo("input.prompt");
    }

    private static HttpResponse<String> submit(String model, String prompt) {
        return gateway.caller()
                .submit(model, "{\"input\":{\"prompt\":\"" + prompt + "\"}}")
                .join();
    }

    private static HttpResponse<String> post(String model, String body, String idempotencyKey) {
        var request = Http.request(gateway.url("/api/v1/generateTask/" + model))
                .header("Authorization", "Bearer " + GatewayProcess.KEY)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString()).join();
    }
}
