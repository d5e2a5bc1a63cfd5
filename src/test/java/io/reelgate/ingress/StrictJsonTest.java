package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @Test
    void readsATreeOfPlainValues() {
        Map<String, Object> body = read("{\"a\":[1,2.50,true,null,\"x\"],\"b\":{\"c\":-3}}");

        List<Object> items = new java.util.ArrayList<>(List.of(new BigDecimal("1"), new BigDecimal("2.50"), true, "x"));
        items.add(3, null);
        assertThat(body).containsEntry("a", items).containsEntry("b", Map.of("c", new BigDecimal("-3")));
    }

    @Test
    void keepsCharactersBeyondTheBasicPlane() {
        assertThat(read("{\"a\":\"\\ud83d\\ude00 \uD83D\uDE00 \uFFFD\"}"))
                .containsEntry("a", "\uD83D\uDE00 \uD83D\uDE00 \uFFFD");
    }

    @Test
    void takes32LevelsAndRefusesTheNext() {
        assertThat(read(nested(32))).hasSize(1);
        assertThat(messageOf(nested(33))).isEqualTo("body must not be nested deeper than 32 levels");
        assertThat(messageOf(nested(5000))).isEqualTo("body must not be nested deeper than 32 levels");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("", "body must be a JSON object (was empty)"),
                Arguments.of("  \n", "body must be a JSON object (was empty)"),
                Arguments.of("[]", "body must be a JSON object (was an array)"),
                Arguments.of("\"x\"", "body must be a JSON object (was a string)"),
                Arguments.of("1", "body must be a JSON object (was a number)"),
                Arguments.of("true", "body must be a JSON object (was a boolean)"),
                Arguments.of("null", "body must be a JSON object (was null)"),
                Arguments.of("{} {}", "body must end after the JSON object at line 1, column 4"),
                Arguments.of("{\"a\":1", "body must be valid JSON: it ends too early at line 1, column 7"),
                Arguments.of("{\"a\":1,\"a\":2}", "a must be given only once"),
                Arguments.of("{\"input\":{\"b\":[{\"c\":1,\"c\":1}]}}", "input.b[0].c must be given only once"),
                Arguments.of("{\"a\":\"x\\u0000\"}", "a must not contain U+0000"),
                Arguments.of("{\"a\":{\"b\":\"\\ud800\"}}", "a.b must not contain an unpaired surrogate (U+D800)"),
                Arguments.of("{\"a\":\"\\udc00x\"}", "a must not contain an unpaired surrogate (U+DC00)"),
                Arguments.of("{\"a\":1e400}", "a must be a number between 1e-308 and 1e308 in size"),
                Arguments.of("{\"a\":[0,1e-999999999]}", "a[1] must be a number between 1e-308 and 1e308 in size"),
                Arguments.of("{\"a\":1e999999999999}", "a must be a number between 1e-308 and 1e308 in size"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatIsWrongAndWhere(String body, String message) {
        assertThat(messageOf(body)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{/* c */\"a\":1}",
                "{\"a\":1} // c",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-INF}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":0x10}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\" 1}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":tru}",
                "{\"a\":1}}",
                "{\"a\":]",
                "nonsense"
            })
    void refusesWhatIsNotQuiteJson(String body) {
        assertThat(messageOf(body)).startsWith("body must ").containsPattern("at line 1, column \\d+$");
    }

    @Test
    void refusesAControlCharacterInAText() {
        assertThat(messageOf("{\"a\":\"x\ny\"}"))
                .startsWith("body must be valid JSON: a control character must be escaped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7b2261223a22ff227d", "7b2261223a22c0af227d", "7b2261223a22eda080227d", "7b2261223a22e282227d"})
    void refusesBytesThatAreNotUtf8(String hex) {
        assertThat(messageOf(Buffer.buffer(HexFormat.of().parseHex(hex))))
                .isEqualTo("body must be valid UTF-8 (byte 6 is not)");
    }

    @Test
    void refusesOtherEncodings() {
        byte[] wide = "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE);

        assertThat(messageOf(Buffer.buffer(wide))).startsWith("body must be valid JSON");
        assertThat(messageOf("\uFEFF{}")).isEqualTo("body must not start with a byte order mark");
    }

    @Test
    void boundsNumbersNamesTextsAndTokens() {
        assertThat(messageOf("{\"a\":" + "1".repeat(65) + "}")).contains("a number has at most 64 characters");
        assertThat(messageOf("{\"" + "n".repeat(257) + "\":1}")).contains("a name has at most 256 characters");
        assertThat(messageOf("{\"a\":\"" + "x".repeat(70_000) + "\"}"))
                .contains("a string has at most 65536 characters");
        assertThat(messageOf("{\"a\":[0" + ",0".repeat(20_000) + "]}")).contains("at most 20000 tokens");
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private static Map<String, Object> read(String text) {
        return StrictJson.object(Buffer.buffer(text));
    }

    private static String messageOf(String text) {
        return messageOf(Buffer.buffer(text));
    }

    private static String messageOf(Buffer body) {
        return catchThrowableOfType(Refusal.class, () -> StrictJson.object(body))
                .error()
                .message();
    }
}
