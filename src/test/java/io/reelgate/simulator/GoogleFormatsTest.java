package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oddities of Veo at both of Google's doors (reference: upstreams, 11.5). */
class GoogleFormatsTest extends AtASimulator {
    private static final String MODEL = "/v1beta/models/veo-3.1-generate-preview";
    private static final String VERTEX =
            "/v1/projects/p/locations/l/publishers/google/models/veo-3.1-fast-generate-001";
    private static final String PLAIN = "{\"prompt\":\"a [sim:takes=10]\"}";

    private HttpResponse<String> post(String path, String key, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(site.simulator().url() + path))
                .header(key.startsWith("Bearer") ? "Authorization" : "x-goog-api-key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return site.send(request.build());
    }

    private HttpResponse<String> submitted(String instance) throws Exception {
        return post(
                MODEL + ":predictLongRunning",
                SimulatorSite.KEY,
                "{\"instances\":[" + instance + "],\"parameters\":{}}");
    }

    private HttpResponse<String> get(String url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return site.send(request.build());
    }

    private JsonNode operation(String instance) throws Exception {
        String name = SimulatorSite.json(submitted(instance)).path("name").asText();
        String url = site.simulator().url() + "/v1beta/" + name;
        assertThat(SimulatorSite.json(get(url, "x-goog-api-key", SimulatorSite.KEY))
                        .has("done"))
                .isFalse();
        site.clock.moveTo(site.clock.millis() + 20);
        return SimulatorSite.json(get(url, "x-goog-api-key", SimulatorSite.KEY));
    }

    @Test
    void aFileIsHadUnderTheKeyAndItsBytesElsewhereWithoutIt() throws Exception {
        JsonNode done = operation(PLAIN);
        String uri = done.at("/response/generateVideoResponse/generatedSamples/0/video/uri")
                .asText();

        assertThat(get(uri).statusCode()).isEqualTo(401);
        HttpResponse<String> led = get(uri, "x-goog-api-key", SimulatorSite.KEY);
        assertThat(led.statusCode()).isEqualTo(302);
        String location = led.headers().firstValue("Location").orElseThrow();
        assertThat(URI.create(location).getHost()).isEqualTo("localhost");
        assertThat(get(location, "x-goog-api-key", SimulatorSite.KEY).statusCode())
                .isEqualTo(400);
        assertThat(get(location).body()).contains("ftyp");
    }

    @Test
    void aFilteredOperationIsDoneWithACountAndNoSamples() throws Exception {
        JsonNode done = operation("{\"prompt\":\"a [sim:takes=10] [sim:content-violation]\"}");

        assertThat(done.path("done").asBoolean()).isTrue();
        assertThat(done.at("/response/generateVideoResponse/raiMediaFilteredCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(done.at("/response/generateVideoResponse").has("generatedSamples"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"prompt":"a","image":{"uri":"https://example.com/a.jpg","mimeType":"image/jpeg"}}            | `uri`
        {"prompt":"a","image":{"bytesBase64Encoded":"https://example.com/a","mimeType":"image/jpeg"}} | bytesBase64Encoded
        {"prompt":"a","image":{"bytesBase64Encoded":"AAAA"}}                                          | bytesBase64Encoded
        {"prompt":"a","lastFrame":{"bytesBase64Encoded":"AAAA","mimeType":"image/png"}}               | combination
        {"prompt":" "}                                                                                | `prompt`
        """)
    void refusesAnImageThatIsAUrlAndWhatDoesNotFit(String instance, String reason) throws Exception {
        HttpResponse<String> response = submitted(instance);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(SimulatorSite.json(response).at("/error/message").asText()).contains(reason);
        assertThat(SimulatorSite.json(response).at("/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
    }

    // Vertex

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> grant(String account, long end) throws Exception {
        String claims = "{\"iss\":\"%s\",\"scope\":\"https://www.googleapis.com/auth/cloud-platform\",\"aud\":\"%s\","
                        .formatted(account, "http://any/token")
                + "\"iat\":%d,\"exp\":%d}".formatted(end - 3600, end);
        String assertion = part("{\"alg\":\"RS256\"}") + "." + part(claims) + ".c2lnbmF0dXJl";
        return site.send(HttpRequest.newBuilder(URI.create(site.simulator().url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + assertion))
                .build());
    }

    private String token() throws Exception {
        HttpResponse<String> granted = grant(SimulatorSite.KEY + "@p", site.clock.millis() / 1000 + 3600);
        return "Bearer " + SimulatorSite.json(granted).path("access_token").asText();
    }

    private HttpResponse<String> submittedToVertex(String token, String parameters) throws Exception {
        return post(
                VERTEX + ":predictLongRunning",
                token,
                "{\"instances\":[" + PLAIN + "],\"parameters\":" + parameters + "}");
    }

    private JsonNode fetched(String token, String name) throws Exception {
        return SimulatorSite.json(
                post(VERTEX + ":fetchPredictOperation", token, "{\"operationName\":\"" + name + "\"}"));
    }

    @Test
    void aTokenIsHadForAnAssertionAndEnds() throws Exception {
        String token = token();
        assertThat(submittedToVertex(token, "{}").statusCode()).isEqualTo(200);

        site.clock.moveTo(site.clock.millis() + 3_599_001);

        assertThat(submittedToVertex(token, "{}").statusCode()).isEqualTo(401);
        assertThat(submittedToVertex("Bearer " + SimulatorSite.KEY, "{}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAssertionThatIsOverOrOfAStrangerGetsNone() throws Exception {
        assertThat(grant(SimulatorSite.KEY + "@p", site.clock.millis() / 1000 - 1)
                        .body())
                .contains("invalid_grant");
        assertThat(grant("stranger@p", site.clock.millis() / 1000 + 3600).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aVideoIsInTheOperationItself() throws Exception {
        String token = token();
        String name =
                SimulatorSite.json(submittedToVertex(token, "{}")).path("name").asText();
        assertThat(fetched(token, name).has("done")).isFalse();
        site.clock.moveTo(site.clock.millis() + 20);

        String video =
                fetched(token, name).at("/response/videos/0/bytesBase64Encoded").asText();

        assertThat(new String(Base64.getDecoder().decode(video), StandardCharsets.ISO_8859_1))
                .contains("ftyp", "moov");
    }

    @Test
    void aVideoIsInTheBucketThatWasNamed() throws Exception {
        String token = token();
        String name = SimulatorSite.json(submittedToVertex(token, "{\"storageUri\":\"gs://b/videos/\"}"))
                .path("name")
                .asText();
        site.clock.moveTo(site.clock.millis() + 20);

        String object = fetched(token, name).at("/response/videos/0/gcsUri").asText();

        assertThat(object).startsWith("gs://b/videos/task_").endsWith("/sample_0.mp4");
        String url = site.simulator().url() + object.substring("gs:/".length());
        assertThat(get(url).statusCode()).isEqualTo(401);
        assertThat(get(url, "Authorization", token).statusCode()).isEqualTo(302);
    }

    // images of a size

    @Test
    void aSampleIsAsLargeAsItsNameSays() throws Exception {
        byte[] image = site.client()
                .send(site.to("/samples/frame-1080x1920.png").build(), BodyHandlers.ofByteArray())
                .body();
        var read = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(image));

        assertThat(read.getWidth() + "x" + read.getHeight()).isEqualTo("1080x1920");
    }
}
