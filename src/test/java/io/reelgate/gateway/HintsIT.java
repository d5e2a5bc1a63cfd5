package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole gateway whose first look is a minute away, and a vendor that says when its jobs have ended. */
class HintsIT {
    private static final String MODEL = "ltx-2-19b";
    private static final String TASK = "{\"provider\":\"value\",\"input\":{\"prompt\":\"a lighthouse\"}}";
    private static final String BODY = "{\"id\":\"whatever\",\"status\":\"completed\"}";

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Map<String, String> settings(TellingVendor vendor) {
        Map<String, String> settings = new HashMap<>();
        settings.put("REELGATE_REDIS_URL", RedisForTests.url());
        settings.put("REELGATE_REDIS_PREFIX", RedisForTests.freshPrefix());
        settings.put("REELGATE_REDIS_COMMANDTIMEOUT", "3s");
        settings.put("REELGATE_UPSTREAMS_WAVESPEED_BASEURL", vendor.url());
        settings.put("REELGATE_UPSTREAMS_WAVESPEED_APIKEY", "a-key-of-the-vendor");
        settings.put("REELGATE_UPSTREAMS_WAVESPEED_WEBHOOKSECRET", TellingVendor.SECRET);
        settings.put("REELGATE_UPSTREAMS_OPENAI_BASEURL", vendor.url());
        settings.put("REELGATE_UPSTREAMS_OPENAI_APIKEY", "a-key-of-the-vendor");
        settings.put("REELGATE_UPSTREAMS_OPENAI_WEBHOOKSECRET", TellingVendor.SECRET);
        settings.put("REELGATE_HINTS_INSECURE", "true");
        return settings;
    }

    @Test
    void aSignedHintEndsTheWaitAndNothingElseDoes() {
        try (TellingVendor vendor = new TellingVendor();
                GatewayProcess gateway = GatewayProcess.start(folder, settings(vendor))) {
            String task = gateway.caller().accepted(MODEL, TASK);
            await().until(() -> vendor.has("job-1"));
            String hook = vendor.hook("job-1");
            assertThat(hook).isEqualTo(gateway.url("/hooks/v1/wavespeed/" + task));
            vendor.end("job-1");

            whatIsNotProvenIsRefused(hook);
            assertThat(vendor.looks("job-1")).isZero();
            assertThat(post(hook, genuine())).isEqualTo(204);

            assertThat(gateway.caller()
                            .ended(MODEL, task, Duration.ofSeconds(20))
                            .path("state")
                            .asText())
                    .isEqualTo("success");
            assertThat(vendor.looks("job-1")).isEqualTo(1);
            assertThat(post(hook, genuine())).isEqualTo(204);
            assertThat(vendor.looks("job-1")).isEqualTo(1);

            aThousandHintsCauseAFewLooks(vendor, gateway);
            aHintThatNamesTheJobFindsItsTask(vendor, gateway);
            assertThat(gateway.output()).doesNotContain(TellingVendor.SECRET, "whatever");
        }
    }

    private void whatIsNotProvenIsRefused(String hook) {
        assertThat(post(hook, TellingVendor.signed(BODY, Instant.now(), "whsec_not-the-vendors")))
                .isEqualTo(401);
        assertThat(post(hook, TellingVendor.signed("another body", Instant.now(), TellingVendor.SECRET)))
                .isEqualTo(401);
        assertThat(post(hook, TellingVendor.signed(BODY, Instant.now().minusSeconds(400), TellingVendor.SECRET)))
                .isEqualTo(401);
        assertThat(post(hook)).isEqualTo(401);
        assertThat(post(hook.replace("wavespeed", "fal"), genuine())).isEqualTo(404);
    }

    private void aThousandHintsCauseAFewLooks(TellingVendor vendor, GatewayProcess gateway) {
        gateway.caller().accepted(MODEL, TASK);
        await().until(() -> vendor.has("job-2"));
        String hook = vendor.hook("job-2");

        Set<Integer> answers = new HashSet<>();
        for (int round = 0; round < 20; round++) {
            List<CompletableFuture<Integer>> fifty = IntStream.range(0, 50)
                    .mapToObj(time -> send(hook, genuine()))
                    .toList();
            fifty.forEach(answer -> answers.add(answer.join()));
        }

        assertThat(answers).contains(204).isSubsetOf(204, 429);
        await().until(() -> vendor.looks("job-2") > 0);
        assertThat(vendor.looks("job-2")).isLessThanOrEqualTo(4);
        assertThat(metrics(gateway))
                .contains("reelgate_hints_total{result=\"moved\",upstream=\"wavespeed\"")
                .contains("reelgate_hints_total{result=\"repeated\",upstream=\"wavespeed\"")
                .contains("reelgate_hints_total{result=\"forged\",upstream=\"wavespeed\"} 2.0")
                .contains("reelgate_hints_total{result=\"stale\",upstream=\"wavespeed\"} 1.0");
    }

    private void aHintThatNamesTheJobFindsItsTask(TellingVendor vendor, GatewayProcess gateway) {
        String sora = "sora-2-pro";
        String task =
                gateway.caller().accepted(sora, "{\"provider\":\"official\",\"input\":{\"prompt\":\"a lighthouse\"}}");
        await().until(() -> vendor.has("video_3"));
        assertThat(vendor.hook("video_3")).isEqualTo("null");
        vendor.end("video_3");
        String event = "{\"type\":\"video.completed\",\"data\":{\"id\":\"video_3\"}}";
        String hook = gateway.url("/hooks/v1/openai");

        assertThat(postBody(hook, event + " ", TellingVendor.signedByOpenAi(event, Instant.now())))
                .isEqualTo(401);
        await().until(() -> {
            postBody(hook, event, TellingVendor.signedByOpenAi(event, Instant.now()));
            return vendor.looks("video_3") > 0;
        });

        assertThat(gateway.caller()
                        .ended(sora, task, Duration.ofSeconds(20))
                        .path("state")
                        .asText())
                .isEqualTo("success");
        assertThat(vendor.looks("video_3")).isLessThanOrEqualTo(3);
    }

    private static String[] genuine() {
        return TellingVendor.signed(BODY, Instant.now(), TellingVendor.SECRET);
    }

    private int post(String url, String... headers) {
        return send(url, headers).join();
    }

    private int postBody(String url, String body, String... headers) {
        return sendBody(url, body, headers).join();
    }

    private CompletableFuture<Integer> send(String url, String... headers) {
        return sendBody(url, BODY, headers);
    }

    private CompletableFuture<Integer> sendBody(String url, String body, String... headers) {
        var request = Http.request(url).POST(BodyPublishers.ofString(body));
        return client.sendAsync(
                        (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private static String metrics(GatewayProcess gateway) {
        return new String(Http.get(gateway.ops("/metrics")).body(), StandardCharsets.UTF_8);
    }
}
