package io.reelgate.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptListTest {
    static Stream<Arguments> refused() {
        return Stream.of(
                // Whole words, in any case and spelling.
                Arguments.of("gore", "a scene full of gore"),
                Arguments.of("gore", "GORE!"),
                Arguments.of("gore", "no-gore-please"),
                Arguments.of("Gore", "«gore»"),
                Arguments.of("gore", "ｇｏｒｅ in full width"),
                Arguments.of("gore", "go\u200Bre with a zero-width space"),
                Arguments.of("gore", "go\u00ADre with a soft hyphen"),
                Arguments.of("gore", "𝐠𝐨𝐫𝐞 in mathematical bold"),
                Arguments.of("café", "cafe\u034F\u0301"),
                Arguments.of("/café/", "cafe\u200B\u0301"),
                Arguments.of("go\u200Bre", "gore"),
                Arguments.of("kill all", "kill\u0085all"),
                Arguments.of("kill all", "kill\u001Fall"),
                Arguments.of("straße", "in der STRASSE"),
                Arguments.of("strasse", "die Straße"),
                Arguments.of("οδός", "ΟΔΌΣ"),
                Arguments.of("café", "cafe\u0301"),
                Arguments.of("насилие", "Без Насилие."),
                Arguments.of("हिंसा", "यह हिंसा है"),
                Arguments.of("عنف", "مشهد عنف هنا"),
                // Phrases, whatever stands between their words.
                Arguments.of("kill all", "then kill  all of them"),
                Arguments.of("kill all", "kill,\nall"),
                Arguments.of("kill-all", "KILL ALL"),
                Arguments.of("x", "x"),
                // Scripts without blanks: anywhere.
                Arguments.of("暴力", "这是一个暴力的场景"),
                Arguments.of("ポルノ", "新しいポルノ動画"),
                Arguments.of("ﾎﾟﾙﾉ", "ポルノ"),
                Arguments.of("폭력", "폭력을 보여줘"),
                Arguments.of("รุนแรง", "ความรุนแรงมาก"),
                Arguments.of("暴力 movie", "一部暴力movie"),
                // Patterns.
                Arguments.of("/g[o0]re/", "so much G0RE"),
                Arguments.of("/\\bnaked\\b.*\\bchild/", "naked\nsome child"),
                Arguments.of("/(a|b)+c/", "ababc"),
                Arguments.of("/ｇore/", "x"),
                Arguments.of("/(?-i)ACME/", "by ACME"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String entry, String prompt) {
        PromptList target = list("# a comment\n\n" + entry + "\nx\n");

        assertThat(target.ruleAgainst(prompt))
                .hasValueSatisfying(rule -> assertThat(rule).matches("list:[34]"));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x01, 0x08, 0x7F, 0x80, 0xAD, 0x34F, 0x61C, 0x115F, 0x17B4, 0x17B5, 0x180E, 0x200D, 0x2065, 0x206A,
                0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0, 0xFFF8, 0x1BCA0, 0x1D173, 0xE0001, 0xE0080, 0xE01EF, 0xE0FFF
            })
    void seesAWordThroughWhatCannotBeSeen(int unseen) {
        assertSeenThrough(unseen);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x305, 0x332, 0x333, 0x334, 0x335, 0x336, 0x337, 0x338, 0x33F, 0x489, 0x20D2, 0x20DD, 0x20E5})
    void seesAWordThroughWhatIsDrawnAcrossIt(int overlay) {
        assertSeenThrough(overlay);
    }

    private static void assertSeenThrough(int character) {
        String prompt = "go" + Character.toString(character) + "re";

        assertThat(list("gore").ruleAgainst(prompt)).contains("list:1");
        assertThat(list("/gore/").ruleAgainst(prompt)).contains("list:1");
    }

    static Stream<Arguments> passed() {
        return Stream.of(
                Arguments.of("gore", "the mountain Gorey, by category"),
                Arguments.of("gore", ""),
                Arguments.of("kill all", "kill them all"),
                Arguments.of("kill all", "kill"),
                Arguments.of("cafe", "café"),
                Arguments.of("gore", "g\u043Ere with a Cyrillic o"),
                Arguments.of("gore", "go\u0085re on two lines"),
                Arguments.of("ass", "a classic assassin passes"),
                Arguments.of("暴力", "暴 is not 力"),
                Arguments.of("暴力", "力暴"),
                Arguments.of("/(?-i)ACME/", "by acme"),
                Arguments.of("# gore", "gore"),
                Arguments.of("/^gore/", "no gore"));
    }

    @ParameterizedTest
    @MethodSource("passed")
    void letsPass(String entry, String prompt) {
        assertThat(list(entry).ruleAgainst(prompt)).isEmpty();
    }

    @Test
    void namesTheLineAndNothingOfThePrompt() {
        PromptList target = list("one\ntwo words\n/thr[e3]+/\n");

        assertThat(target.ruleAgainst("ONE")).contains("list:1");
        assertThat(target.ruleAgainst("with two words")).contains("list:2");
        assertThat(target.ruleAgainst("thr33")).contains("list:3");
    }

    /** A backtracking engine needs longer than the universe has for this. */
    @Test
    void isNotHeldUpByAPatternMadeForIt() {
        PromptList target = list("/(a+)+$/");

        assertThat(target.ruleAgainst("a".repeat(9_999) + "b")).isEmpty();
    }

    /** Else one text could hold up the threads for far longer than it was given room for. */
    @Test
    void estimatesNoCharacterBelowWhatItIsComposedTo() {
        PromptList target = list("gore");
        long each = target.work("x");

        assertThat(IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                        .filter(point -> Character.getType(point) != Character.SURROGATE)
                        .mapToObj(Character::toString)
                        .filter(text -> target.work(text)
                                < each
                                        * Normalizer.normalize(text, Normalizer.Form.NFKC)
                                                .length()))
                .isEmpty();
        assertThat(target.work("\u5B57".repeat(10_000))).isEqualTo(40_000 * each);
    }

    @Test
    void stopsWhenItsCallerHasGone() {
        assertThat(list("/gore/").ruleAgainst("gore", () -> true)).isEmpty();
    }

    @Test
    void findsOneOfAHundredThousandWords() {
        String words = IntStream.range(0, ListReader.MOST_WORDS)
                .mapToObj(index -> "word" + index)
                .reduce(new StringBuilder(), (all, word) -> all.append(word).append('\n'), StringBuilder::append)
                .toString();

        PromptList target = list(words);

        assertThat(target.entries()).isEqualTo(100_000);
        assertThat(target.ruleAgainst("a Word99999 here")).contains("list:100000");
        assertThat(target.ruleAgainst("a word100000 here")).isEmpty();
    }

    private static PromptList list(String text) {
        return switch (ListReader.read(text.getBytes(StandardCharsets.UTF_8))) {
            case ListReading.Usable usable -> usable.list();
            case ListReading.Broken broken -> throw new AssertionError(broken.text());
        };
    }
}
