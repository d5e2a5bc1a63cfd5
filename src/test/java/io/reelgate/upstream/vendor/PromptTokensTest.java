package io.reelgate.upstream.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTokensTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "a, 1",
        "sea, 2",
        "a calm sea at dawn, 8",
        "'one,  two', 6",
        "2026!, 5",
        "你好, 6",
        "é, 2",
        "🌊, 4"
    })
    void countsMoreThanThereCanUsuallyBe(String prompt, int tokens) {
        assertThat(PromptTokens.of(prompt)).isEqualTo(tokens);
    }
}
