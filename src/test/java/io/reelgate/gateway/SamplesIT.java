package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.reelgate.rig.CallbackReceiver;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import io.reelgate.rig.Mp4;
import io.reelgate.rig.Ports;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference documentation's own requests, from submit to the downloaded video. */
class SamplesIT {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SIMULATOR_PORT = Ports.free();

    @TempDir
    static Path folder;

    private static GatewayProcess gateway;
    private static CallbackReceiver receiver;

    @BeforeAll
    static void start() {
        receiver = new CallbackReceiver();
        gateway = GatewayProcess.start(
                folder,
                Map.of(
                        "REELGATE_CALLBACKS_ALLOW",
                        "127.0.0.0/8",
                        "REELGATE_SIMULATOR_PORT",
                        Integer.toString(SIMULATOR_PORT)));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        receiver.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isAcceptedAsItStandsAndEndsInAPlayableVideo(String sample) throws Exception {
        String model = model(sample);
        String taskId = gateway.caller().accepted(model, Files.readString(SAMPLES.resolve(sample)));

        assertVideo(gateway.caller().ended(model, taskId, PATIENCE));
    }

    @ParameterizedTest
    @MethodSource("callbackSamples")
    void isCalledBackWithASignatureThatAnIndependentLibraryAccepts(String sample) throws Exception {
        String model = model(sample);
        String body =
                Files.readString(SAMPLES.resolve(sample)).replace("https://your-server.com/callback", receiver.url());

        String taskId = gateway.caller().accepted(model, body);
        JsonNode ended = gateway.caller().ended(model, taskId, PATIENCE);
        CallbackReceiver.Received callback =
                await().atMost(PATIENCE).until(() -> callbackOf(taskId), found -> found != null);

        assertVideo(ended);
        new Webhook(GatewayProcess.SECRET).verify(callback.body(), headers(callback));
        JsonNode envelope = Http.json(callback.body());
        assertThat(envelope.get("code").asInt()).isEqualTo(200);
        assertThat(envelope.get("data")).isEqualTo(ended);
    }

    /** It would succeed, too, if nobody looked at the media. */
    @Test
    void itsMediaAreLookedAtWhereTheSimulatorIsTheirHosts() throws Exception {
        String model = "ltx-2-19b";
        String body = Files.readString(SAMPLES.resolve(model + ".image-to-video-lora.json"));

        gateway.caller().ended(model, gateway.caller().accepted(model, body), PATIENCE);

        assertThat(Http.get("http://127.0.0.1:" + SIMULATOR_PORT + "/_simulator/ledger?kind=sample")
                        .body())
                .asString(StandardCharsets.UTF_8)
                .contains("\"path\":\"/ref.jpg\",\"host\":\"example.com\"")
                .contains("\"path\":\"/username/model.safetensors\",\"host\":\"huggingface.co\"");
    }

    private static void assertVideo(JsonNode ended) {
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("success");
        String url =
                Http.json(ended.get("resultJson").asText()).at("/resultUrls/0").asText();
        HttpResponse<byte[]> video = Http.get(url);
        assertThat(video.statusCode()).isEqualTo(200);
        assertThat(video.headers().firstValue("Content-Type")).hasValue("video/mp4");
        assertThat(Mp4.boxes(video.body())).startsWith("ftyp").contains("moov", "mdat");
    }

    private static CallbackReceiver.Received callbackOf(String taskId) {
        return receiver.received().stream()
                .filter(callback -> callback.body().contains(taskId))
                .findFirst()
                .orElse(null);
    }

    private static HttpHeaders headers(CallbackReceiver.Received callback) {
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of(callback.header("webhook-id")),
                "webhook-timestamp", List.of(callback.header("webhook-timestamp")),
                "webhook-signature", List.of(callback.header("webhook-signature")));
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    static Stream<String> samples() throws Exception {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    static Stream<String> callbackSamples() throws Exception {
        return samples().filter(SamplesIT::asksForACallback);
    }

    private static boolean asksForACallback(String sample) {
        try {
            return Files.readString(SAMPLES.resolve(sample)).contains("callback_url");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String model(String sample) {
        return sample.substring(0, sample.indexOf('.'));
    }
}
