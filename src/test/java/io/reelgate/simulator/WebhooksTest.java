package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each vendor's webhook is signed as the vendor documents it (reference: upstreams, 11.4), with the keys it publishes. */
class WebhooksTest extends AtASimulator {
    /** The fixed beginning of every public Ed25519 key in X.509. */
    private static final String X509 = "302a300506032b6570032100";

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private String url;

    record Told(Map<String, String> headers, String body) {
        String header(String name) {
            return headers.get(name);
        }
    }

    @BeforeEach
    void listen() throws Exception {
        HttpServer server = site.vertx
                .createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .await();
        url = "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    private void take(HttpServerRequest request) {
        Map<String, String> headers = request.headers().entries().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, b) -> a));
        request.body().onSuccess((Buffer body) -> {
            told.add(new Told(headers, body.toString()));
            request.response().setStatusCode(204).end();
        });
    }

    /** Asks for a webhook of a job that ends at once, and waits for it. */
    private Told told(BiFunction<String, String, String> submit) throws Exception {
        String id = submit.apply(url, "a lake [sim:takes=20]");
        site.finish(id);
        await().until(() -> !told.isEmpty());
        return told.getFirst();
    }

    private String posted(String path, String body, String pointer, String... headers) {
        try {
            return SimulatorSite.json(site.post(path, body, headers))
                    .at(pointer)
                    .asText();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void replicatesIsAStandardWebhook() throws Exception {
        Told post = told((hook, prompt) -> posted(
                "/v1/models/google/veo-3.1/predictions",
                "{\"input\":{\"prompt\":\"" + prompt + "\"},\"webhook\":\"" + hook + "\"}",
                "/id"));
        String secret = SimulatorSite.json(site.get("/v1/webhooks/default/secret"))
                .path("key")
                .asText();

        assertThat(post.header("webhook-signature")).isEqualTo("v1," + base64(hmac(decoded(secret), signed(post))));
        assertThat(SimulatorSite.json(post.body()).path("status").asText()).isEqualTo("succeeded");
    }

    private static String signed(Told post) {
        return post.header("webhook-id") + "." + post.header("webhook-timestamp") + "." + post.body();
    }

    @Test
    void waveSpeedsSecretIsATextAndItsSignatureHexadecimal() throws Exception {
        Told post = told((hook, prompt) -> posted(
                "/api/v3/google/veo3.1/text-to-video?webhook=" + hook, "{\"prompt\":\"" + prompt + "\"}", "/data/id"));
        String secret = SimulatorSite.json(site.get("/api/v3/webhook/secret"))
                .at("/data/secret")
                .asText();
        byte[] key = secret.substring("whsec_".length()).getBytes(StandardCharsets.UTF_8);

        assertThat(post.header("webhook-signature"))
                .isEqualTo("v3," + HexFormat.of().formatHex(hmac(key, signed(post))));
        assertThat(SimulatorSite.json(post.body()).path("status").asText()).isEqualTo("completed");
    }

    @Test
    void kieSignsTheJobAndTheTime() throws Exception {
        Told post = told((hook, prompt) -> posted(
                "/api/v1/veo/generate",
                "{\"prompt\":\"" + prompt + "\",\"callBackUrl\":\"" + hook + "\"}",
                "/data/taskId"));
        byte[] key = SimulatorSite.json(site.get("/_simulator/webhook-secrets"))
                .path("kie")
                .asText()
                .getBytes(StandardCharsets.UTF_8);
        JsonNode data = SimulatorSite.json(post.body()).path("data");

        assertThat(post.header("x-webhook-signature"))
                .isEqualTo(base64(hmac(key, data.path("taskId").asText() + "." + post.header("x-webhook-timestamp"))));
        assertThat(data.at("/info/resultUrls/0").asText()).endsWith(".mp4");
    }

    @Test
    void falSignsWithAKeyOfItsPublishedSet() throws Exception {
        Told post = told((hook, prompt) -> posted(
                "/fal-ai/veo3.1?fal_webhook=" + hook,
                "{\"prompt\":\"" + prompt + "\"}",
                "/request_id",
                "Authorization",
                "Key " + SimulatorSite.KEY));
        String x = SimulatorSite.json(site.get("/.well-known/jwks.json"))
                .at("/keys/0/x")
                .asText();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(post.body().getBytes(StandardCharsets.UTF_8));
        String text = String.join(
                "\n",
                post.header("x-fal-webhook-request-id"),
                post.header("x-fal-webhook-user-id"),
                post.header("x-fal-webhook-timestamp"),
                HexFormat.of().formatHex(digest));

        Signature check = Signature.getInstance("Ed25519");
        byte[] key = HexFormat.of()
                .parseHex(X509 + HexFormat.of().formatHex(Base64.getUrlDecoder().decode(x)));
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        check.update(text.getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(HexFormat.of().parseHex(post.header("x-fal-webhook-signature"))))
                .isTrue();
        assertThat(SimulatorSite.json(post.body()).at("/payload/video/url").asText())
                .endsWith(".mp4");
    }

    @Test
    void wordsSendItTwiceOrWithTheSignatureOfAnotherBody() throws Exception {
        Told post = told((hook, prompt) -> posted(
                "/v1/models/google/veo-3.1/predictions",
                "{\"input\":{\"prompt\":\"" + prompt + " [sim:hook-twice] [sim:hook-forged]\"},\"webhook\":\"" + hook
                        + "\"}",
                "/id"));
        String secret = SimulatorSite.json(site.get("/v1/webhooks/default/secret"))
                .path("key")
                .asText();

        await().until(() -> told.size() == 2);
        assertThat(post.header("webhook-signature")).isNotEqualTo("v1," + base64(hmac(decoded(secret), signed(post))));
    }

    private static byte[] decoded(String secret) {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
