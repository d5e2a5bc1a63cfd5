package io.reelgate.upstream.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
    private static final String ED25519 =
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}".formatted(Signatures.of("fal.key"));

    private static Optional<KeySet> parse(String text) {
        return KeySet.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri\"}]}"
            })
    void aTextWithoutAKeyThatCanBeUsedIsNone(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @Test
    void leavesOutKeysOfOtherKinds() {
        String mixed = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"},{\"kty\":\"new\",\"x\":1}," + ED25519 + "]}";

        assertThat(parse(mixed))
                .hasValueSatisfying(set -> assertThat(set.keys()).hasSize(1));
    }

    @Test
    void takesThirtyTwoKeysAtMost() {
        String many = IntStream.range(0, 40).mapToObj(index -> ED25519).collect(Collectors.joining(","));

        assertThat(parse("{\"keys\":[" + many + "]}"))
                .hasValueSatisfying(set -> assertThat(set.keys()).hasSize(32));
    }
}
