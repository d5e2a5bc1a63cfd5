package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The oddities of OpenAI's Videos API (reference: upstreams, 11.5). */
class OpenAiFormatTest extends AtASimulator {
    private HttpResponse<String> submitted(String fields) throws Exception {
        return site.send(site.to("/v1/videos")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"model\":\"sora-2-pro\"," + fields + "}"))
                .build());
    }

    private JsonNode video(String prompt) throws Exception {
        return SimulatorSite.json(submitted("\"prompt\":\"" + prompt + "\",\"seconds\":\"8\",\"size\":\"1280x720\""));
    }

    private String frame(String size) throws Exception {
        byte[] image = site.client()
                .send(site.to("/samples/frame-" + size + ".png").build(), BodyHandlers.ofByteArray())
                .body();
        return "\"prompt\":\"a\",\"size\":\"1280x720\",\"input_reference\":{\"image_url\":\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(image) + "\"}";
    }

    @Test
    void aFirstFrameOfAnotherSizeIsRefused() throws Exception {
        HttpResponse<String> refused = submitted(frame("1280x704"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(SimulatorSite.json(refused).at("/error/message").asText())
                .isEqualTo("Inpaint image must match the requested width and height");
        assertThat(submitted(frame("1280x720")).statusCode()).isEqualTo(200);
    }

    @Test
    void secondsAreAText() throws Exception {
        assertThat(submitted("\"prompt\":\"a\",\"seconds\":8").statusCode()).isEqualTo(400);
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    @Test
    void aFormIsTakenToo() throws Exception {
        String form = part("prompt", "a") + part("model", "sora-2-pro") + "--b--\r\n";
        HttpResponse<String> made = site.send(site.to("/v1/videos")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form))
                .build());

        assertThat(SimulatorSite.json(made).path("status").asText()).isEqualTo("queued");
    }

    @Test
    void aVideoHasProgressAndItsContentIsLedToUnderTheKeyForAnHour() throws Exception {
        JsonNode made = video("a [sim:takes=10000]");
        String path = "/v1/videos/" + made.path("id").asText();
        assertThat(made.path("id").asText()).startsWith("video_");
        site.clock.moveTo(site.clock.millis() + 5_000);
        assertThat(SimulatorSite.json(site.get(path)).path("progress").asInt()).isBetween(40, 55);
        assertThat(site.get(path + "/content").statusCode()).isEqualTo(404);
        site.clock.moveTo(site.clock.millis() + 5_001);

        JsonNode completed = SimulatorSite.json(site.get(path));
        assertThat(completed.path("status").asText()).isEqualTo("completed");
        HttpResponse<String> led = site.get(path + "/content");
        assertThat(led.statusCode()).isEqualTo(302);
        String location = led.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("http://localhost:");
        assertThat(site.send(HttpRequest.newBuilder(URI.create(location)).build())
                        .body())
                .contains("ftyp");
        assertThat(site.send(HttpRequest.newBuilder(URI.create(location))
                                .header("Authorization", "Bearer " + SimulatorSite.KEY)
                                .build())
                        .statusCode())
                .isEqualTo(400);

        site.clock.moveTo(completed.path("expires_at").asLong() * 1_000 + 1_001);
        assertThat(SimulatorSite.json(site.get(path)).path("status").asText()).isEqualTo("completed");
        assertThat(site.get(path + "/content").statusCode()).isEqualTo(404);
    }

    @Test
    void aBlockedVideoFailsWithACode() throws Exception {
        JsonNode made = video("a [sim:takes=10] [sim:content-violation]");
        site.clock.moveTo(site.clock.millis() + 20);

        JsonNode failed =
                SimulatorSite.json(site.get("/v1/videos/" + made.path("id").asText()));

        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.at("/error/code").asText()).isEqualTo("moderation_blocked");
    }
}
