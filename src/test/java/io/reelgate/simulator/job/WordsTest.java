package io.reelgate.simulator.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void areFoundAnywhereInThePromptInTheirOrder() {
        assertThat(Words.in("a [sim:fail] lake [sim:slow=20]").spoken())
                .containsExactly(new SpokenWord(FailureWord.FAIL, 0), new SpokenWord(FailureWord.SLOW, 20));
    }

    @Test
    void haveTheirDefaultNumber() {
        assertThat(Words.in("[sim:429]").spoken()).containsExactly(new SpokenWord(FailureWord.TOO_MANY_429, 2));
    }

    @Test
    void thatAreUnknownOrOutsideBracketsSayNothing() {
        assertThat(Words.in("[sim:explode] sim:fail [sim:fail=] [SIM:fail] [sim:slow=12345678901]"))
                .isEqualTo(Words.NONE);
    }

    @Test
    void areEightAtMost() {
        assertThat(Words.in("[sim:fail]".repeat(9)).spoken()).hasSize(8);
    }

    @Test
    void haveCodesThatFitAJobId() {
        assertThat(Arrays.stream(FailureWord.values()).map(FailureWord::code))
                .allMatch(code -> code > 0 && code < 128)
                .doesNotHaveDuplicates();
    }
}
