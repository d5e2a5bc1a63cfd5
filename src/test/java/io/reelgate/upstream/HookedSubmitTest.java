package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Hook;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.reelgate.upstream.vendor.VendorJson;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each vendor is told to tell of the end of a job; the golden cases say that it is told nothing otherwise. */
class HookedSubmitTest {
    private static final String URL = "https://gateway.example/hooks/v1/up/rgt_1?a=b&c";
    private static final String ENCODED = "https%3A%2F%2Fgateway.example%2Fhooks%2Fv1%2Fup%2Frgt_1%3Fa%3Db%26c";
    private static final GenerateRequest WAN = Replies.request(
            Map.of("prompt", "a calm sea", "resolution", "720p", "aspect_ratio", "16:9", "duration", 5L));
    private static final GenerateRequest VEO = Replies.request(
            Map.of("prompt", "a calm sea", "mode", "fast", "aspect_ratio", "16:9", "generationType", "TEXT_2_VIDEO"));

    private static VendorAdapter adapter(String vendor) {
        return Adapters.of(new UpstreamSettings(
                vendor, vendor, Adapters.find(vendor).orElseThrow().baseUrl(), "secret-key"));
    }

    private static Call submit(String vendor, String model, GenerateRequest request, Hook hook) {
        return adapter(vendor).submit(model, "token-1", request, InlineMedia.NONE, hook);
    }

    private static JsonNode body(Call call) {
        return VendorJson.object(call.body().orElseThrow().getBytes()).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"fal, fal-ai/wan-25-preview, fal_webhook", "wavespeed, alibaba/wan-2.5, webhook"})
    void inTheQuery(String vendor, String model, String parameter) {
        Call plain = submit(vendor, model, WAN, Hook.NONE);
        Call hooked = submit(vendor, model, WAN, Hook.of(URL));

        assertThat(hooked.path()).isEqualTo(plain.path() + "?" + parameter + "=" + ENCODED);
        assertThat(body(hooked)).isEqualTo(body(plain));
    }

    @Test
    void inTheBodyOfReplicateOnlyForTheEnd() {
        JsonNode plain = body(submit("replicate", "wan-video/wan-2.5", WAN, Hook.NONE));
        JsonNode hooked = body(submit("replicate", "wan-video/wan-2.5", WAN, Hook.of(URL)));

        assertThat(plain.properties()).extracting(Map.Entry::getKey).containsExactly("input");
        assertThat(hooked.path("input")).isEqualTo(plain.path("input"));
        assertThat(hooked.path("webhook").asText()).isEqualTo(URL);
        assertThat(hooked.path("webhook_events_filter")).hasToString("[\"completed\"]");
    }

    @Test
    void inTheBodyOfBothApisOfKie() {
        JsonNode market = body(submit("kie", "wan/2-5", WAN, Hook.of(URL)));
        JsonNode veo = body(submit("kie", "veo3", VEO, Hook.of(URL)));

        assertThat(market.path("callBackUrl").asText()).isEqualTo(URL);
        assertThat(market.path("input").has("callBackUrl")).isFalse();
        assertThat(veo.path("callBackUrl").asText()).isEqualTo(URL);
        assertThat(veo.path("prompt").asText()).isEqualTo("a calm sea");
    }

    @Test
    void inTheBodyOfGemini() {
        JsonNode plain = body(submit("gemini", "veo-3.1-fast-generate-preview", VEO, Hook.NONE));
        JsonNode hooked = body(submit("gemini", "veo-3.1-fast-generate-preview", VEO, Hook.of(URL)));

        assertThat(plain.has("webhookConfig")).isFalse();
        assertThat(hooked.path("webhookConfig")).hasToString("{\"uris\":[\"" + URL + "\"]}");
        assertThat(hooked.path("instances")).isEqualTo(plain.path("instances"));
        assertThat(hooked.path("parameters")).isEqualTo(plain.path("parameters"));
    }

    @ParameterizedTest
    @CsvSource({"dashscope, wan2.5-t2v-preview", "apixo, wan-2-5"})
    void nowhereWhereAVendorHasNone(String vendor, String model) {
        Call plain = submit(vendor, model, WAN, Hook.NONE);

        assertThat(submit(vendor, model, WAN, Hook.of(URL))).isEqualTo(plain);
    }
}
