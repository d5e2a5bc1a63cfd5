package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.reelgate.rig.CallbackReceiver;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What callers name by URL, from the request to the end of its task, in a whole gateway. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CallersMediaIT {
    private static final String MODEL = "ltx-2-19b";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    static Path folder;

    private static GatewayProcess gateway;
    private static CallbackReceiver receiver;
    private static HttpServer host;

    @BeforeAll
    static void start() throws IOException {
        byte[] png = png();
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        host.createContext("/sea.png", exchange -> answer(exchange, 200, png));
        host.createContext("/style.safetensors", exchange -> answer(exchange, 200, new byte[64]));
        host.createContext("/page.png", exchange -> answer(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8)));
        host.createContext("/gone", exchange -> answer(exchange, 404, new byte[0]));
        host.start();
        receiver = new CallbackReceiver();
        gateway = GatewayProcess.start(
                folder, Map.of("REELGATE_CALLBACKS_ALLOW", "127.0.0.0/8", "REELGATE_EGRESS_ALLOW", "127.0.0.0/8"));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        receiver.close();
        host.stop(0);
    }

    private static JsonNode ended(String image, String lora) {
        String at = "http://127.0.0.1:" + host.getAddress().getPort();
        String body = """
                {"request_type": "callback", "callback_url": "%s", "input": {"mode": "image-to-video-LoRA",
                 "prompt": "a calm sea", "image_urls": ["%s"], "loras": [{"path": "%s"}]}}
                """.formatted(receiver.url(), at + image, at + lora);
        return gateway.caller().ended(MODEL, gateway.caller().accepted(MODEL, body), PATIENCE);
    }

    private static void isCalledBack(JsonNode ended) {
        await().atMost(PATIENCE)
                .until(() -> receiver.received().stream()
                        .anyMatch(callback ->
                                Http.json(callback.body()).get("data").equals(ended)));
    }

    @Test
    @Order(1)
    void whatCannotBeUsedFailsItsTaskAndNothingIsSubmitted() {
        JsonNode gone = ended("/gone/sea.png", "/style.safetensors");
        JsonNode page = ended("/page.png", "/style.safetensors");
        JsonNode lora = ended("/sea.png", "/gone/style.safetensors");

        assertThat(failure(gone))
                .isEqualTo("INVALID_IMAGE_URL: Cannot access provided image URL (it could not be fetched)");
        assertThat(failure(page))
                .isEqualTo("INVALID_IMAGE_URL: Cannot access provided image URL (it is no JPG, PNG or WebP)");
        assertThat(failure(lora)).isEqualTo("INVALID_LORA_URL: Cannot download LoRA model (it could not be fetched)");
        assertThat(new String(Http.get(gateway.ops("/metrics")).body(), StandardCharsets.UTF_8))
                .contains("reelgate_prefetches_total")
                .doesNotContain("reelgate_upstream_requests_total");
        isCalledBack(gone);
    }

    private static String failure(JsonNode ended) {
        return ended.path("failCode").asText() + ": " + ended.path("failMsg").asText();
    }

    @Test
    @Order(2)
    void whatCanBeUsedIsLookedAtAndSubmitted() {
        JsonNode ended = ended("/sea.png?new", "/style.safetensors?new");

        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("success");
        assertThat(asked).contains("GET /sea.png?new").anyMatch(call -> call.endsWith(" /style.safetensors?new"));
    }
}
