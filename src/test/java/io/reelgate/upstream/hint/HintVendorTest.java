package io.reelgate.upstream.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintVendorTest {
    private static Optional<String> job(String vendor, String body) {
        var names = HintVendor.of(vendor).bySecret().orElseThrow().namesJob().orElseThrow();
        return names.apply(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, video.completed, video_1",
        "openai, video.failed, video_1",
        "gemini, video.generated, models/veo/operations/op-1"
    })
    void readsTheJobThatEnded(String vendor, String type, String job) {
        String body = "{\"type\":\"%s\",\"data\":{\"id\":\"%s\"}}".formatted(type, job);

        assertThat(job(vendor, body)).contains(job);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"batch.completed\",\"data\":{\"id\":\"video_1\"}}",
                "{\"type\":\"video.completed\",\"data\":{}}",
                "{\"type\":\"video.completed\",\"data\":{\"id\":\"\"}}",
                "{\"data\":{\"id\":\"video_1\"}}",
                "[]",
                ""
            })
    void anythingElseIsAboutNoJob(String body) {
        assertThat(job("openai", body)).isEmpty();
    }

    @Test
    void knowsWhoHasWebhooksAndWhoHasNone() {
        assertThat(HintVendor.namesWithSecret()).isEqualTo("gemini, kie, openai, replicate, wavespeed");
        assertThat(HintVendor.namesWithKeys()).isEqualTo("fal, gemini");
        assertThat(HintVendor.of("dashscope")).isEqualTo(HintVendor.of("ltx"));
        assertThat(HintVendor.of("ltx").bySecret()).isEmpty();
        assertThat(HintVendor.of("ltx").byKeys()).isEmpty();
    }
}
