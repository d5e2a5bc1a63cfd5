package io.reelgate.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PermitsTest {
    private final Permits target = new Permits(5);

    @Test
    void givesAtMostWhatIsFree() {
        assertThat(target.take(3)).isEqualTo(3);
        assertThat(target.take(3)).isEqualTo(2);
        assertThat(target.take(3)).isZero();
        assertThat(target.taken()).isEqualTo(5);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        target.take(5);
        target.giveBack(2);
        target.giveBack();

        assertThat(target.free()).isEqualTo(3);
    }

    @Test
    void closingGivesNoMoreAndWaitsForThoseTaken() {
        target.take(2);

        var closed = target.close();

        assertThat(target.take(1)).isZero();
        assertThat(closed.isComplete()).isFalse();
        target.giveBack(2);
        assertThat(target.close().isComplete()).isTrue();
        assertThat(closed.isComplete()).isTrue();
    }

    @Test
    void refusesToBeEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Permits(0));
    }
}
