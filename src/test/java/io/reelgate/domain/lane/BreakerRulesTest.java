package io.reelgate.domain.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reelgate.domain.lane.Breaker.HalfOpen;
import io.reelgate.domain.lane.Breaker.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BreakerRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final BreakerRules target = BreakerRules.DEFAULT;
    private Breaker breaker = Breaker.CLOSED;
    private Instant now = NOW;

    private void fails(ErrorClass why, int inARow) {
        breaker = target.next(breaker, failed(why, inARow), now);
    }

    private static Evidence failed(ErrorClass why, int inARow) {
        return new Evidence(0, Optional.of(why), inARow, inARow, inARow);
    }

    private void answers() {
        breaker = target.next(breaker, new Evidence(1, Optional.empty(), 0, 0, 1), now);
    }

    /** What the store does with it when a probe is let go. */
    private void probes() {
        Open open = (Open) breaker;
        breaker = new HalfOpen(open.cause(), open.until().plus(BreakerRules.PROBE_PATIENCE), 0);
        now = open.until();
    }

    private Duration pause() {
        return Duration.between(now, ((Open) breaker).until());
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE, 5", "FAULTY, 5", "RATE_LIMITED, 5", "SILENT, 3", "OUT_OF_CREDIT, 1", "CREDENTIALS, 1"})
    void opensAfterAsManyFailuresInARowHoweverFarApart(ErrorClass why, int most) {
        fails(why, most - 1);
        assertThat(breaker).as("one less").isEqualTo(most == 1 ? breaker : Breaker.CLOSED);

        now = now.plus(Duration.ofMinutes(5));
        fails(why, most);

        assertThat(breaker).isInstanceOf(Open.class).extracting(Breaker::word).isEqualTo("open");
        assertThat(breaker.trouble()).map(Breaker.Trouble::reason).contains(why);
    }

    @Test
    void opensWhereMostOfManyFailAlthoughSomeAreAnsweredBetween() {
        Evidence half = new Evidence(1, Optional.of(ErrorClass.FAULTY), 1, 10, 20);
        Evidence most = new Evidence(1, Optional.of(ErrorClass.FAULTY), 1, 9, 12);

        assertThat(target.next(breaker, half, now)).isEqualTo(Breaker.CLOSED);
        assertThat(target.next(breaker, most, now)).isInstanceOf(Open.class);
    }

    @ParameterizedTest
    @EnumSource(ErrorClass.class)
    void neverOpensWhereItIsTurnedOff(ErrorClass why) {
        BreakerRules off = new BreakerRules(Duration.ofMinutes(15), false);

        assertThat(off.next(breaker, failed(why, 100), now)).isEqualTo(Breaker.CLOSED);
    }

    /** Every submit is answered, and each after more than the time that counts as silence. */
    @Test
    void closesAtALaneThatIsOnlySlow() {
        fails(ErrorClass.SILENT, 3);
        probes();
        fails(ErrorClass.SILENT, 4);
        answers();
        fails(ErrorClass.SILENT, 1);
        answers();

        assertThat(breaker).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void answersAloneMoveNothing() {
        answers();

        assertThat(breaker).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void closesAfterTwoProbesThatWentWellASecondApart() {
        fails(ErrorClass.UNREACHABLE, 5);
        probes();
        answers();

        assertThat(breaker).isEqualTo(new HalfOpen(breaker.trouble().orElseThrow(), now.plusSeconds(1), 1));
        answers();
        assertThat(breaker).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void staysOpenForLongerEachTimeAProbeFails() {
        fails(ErrorClass.UNREACHABLE, 5);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(1));
        for (int seconds : new int[] {2, 4, 8, 16, 30, 30}) {
            probes();
            fails(ErrorClass.UNREACHABLE, 1);
            assertThat(pause()).isEqualTo(Duration.ofSeconds(seconds));
        }
        assertThat(breaker.trouble().orElseThrow().since())
                .as("since the first time")
                .isEqualTo(NOW);
    }

    @Test
    void probesAreRareWhereEachMayBuySomethingThatNobodyGets() {
        fails(ErrorClass.SILENT, 3);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(5));
        for (int seconds : new int[] {10, 20, 40, 80, 120, 120}) {
            probes();
            fails(ErrorClass.SILENT, 1);
            assertThat(pause()).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorClass.class,
            names = {"OUT_OF_CREDIT", "CREDENTIALS"})
    void anAccountThatIsRefusedIsTriedAgainAfterAQuarterOfAnHour(ErrorClass why) {
        fails(why, 1);
        assertThat(pause()).isEqualTo(Duration.ofMinutes(15));
        probes();
        fails(why, 1);

        assertThat(pause()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void failuresOfCallsUnderWaySayNothingNew() {
        fails(ErrorClass.SILENT, 3);
        Breaker open = breaker;

        fails(ErrorClass.SILENT, 4);

        assertThat(breaker).isEqualTo(open);
    }

    @Test
    void aLateAnswerIsAsGoodAsAProbe() {
        fails(ErrorClass.SILENT, 3);

        answers();

        assertThat(breaker).isInstanceOf(HalfOpen.class);
        answers();
        assertThat(breaker).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void aRefusedAccountIsWorseThanAnyOtherTrouble() {
        fails(ErrorClass.UNREACHABLE, 5);

        fails(ErrorClass.OUT_OF_CREDIT, 6);

        assertThat(breaker.trouble()).map(Breaker.Trouble::reason).contains(ErrorClass.OUT_OF_CREDIT);
        assertThat(pause()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aPauseBelowASecondIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BreakerRules(Duration.ofMillis(999), true))
                .withMessage("accountPause must be 1s or more (was 999ms)");
    }

    @Test
    void aBudgetIsAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Budget(Optional.empty(), Optional.of(0)))
                .withMessage("concurrent must be 1 to 100000 (was 0)");
        assertThat(new Budget(Optional.of(5), Optional.empty()).or(Budget.of(7, 8)))
                .isEqualTo(Budget.of(5, 8));
    }
}
