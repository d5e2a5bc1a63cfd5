package io.reelgate.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_999, 2_000})
    void leavesAShortTextWhole(int length) {
        assertThat(Pieces.of("x".repeat(length))).containsExactly("x".repeat(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {2_001, 3_800, 3_801, 10_000})
    void leavesNothingOut(int length) {
        String text = text(length);

        List<String> pieces = Pieces.of(text);

        assertThat(pieces).allSatisfy(piece -> assertThat(characters(piece)).isBetween(200, Pieces.LONGEST));
        assertThat(pieces.stream()
                        .map(piece -> piece.substring(piece.offsetByCodePoints(0, 200)))
                        .reduce(text.substring(0, text.offsetByCodePoints(0, 200)), String::concat))
                .isEqualTo(text);
    }

    @Test
    void keepsTogetherWhatStandsAcrossAnEnd() {
        assertThat(Stream.of(1_990, 1_999, 2_000, 3_795))
                .allSatisfy(place -> assertThat(Pieces.of(" ".repeat(place) + "forbidden fruit" + " ".repeat(4_000)))
                        .anyMatch(piece -> piece.contains("forbidden fruit")));
    }

    /** Characters of two units each, all different from their neighbours. */
    private static String text(int length) {
        return IntStream.range(0, length)
                .mapToObj(index -> Character.toString(0x20000 + index))
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static int characters(String piece) {
        return piece.codePointCount(0, piece.length());
    }
}
