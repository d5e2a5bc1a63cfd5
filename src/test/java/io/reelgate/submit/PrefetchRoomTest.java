package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reelgate.domain.account.AccountId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefetchRoomTest {
    private static final AccountId ANNA = account(0);

    private final PrefetchRoom target = new PrefetchRoom(512);

    private static AccountId account(int number) {
        return new AccountId("account-" + number);
    }

    /** How many places the account gets until it is refused. */
    private static int fill(PrefetchRoom room, AccountId account) {
        int entered = 0;
        while (room.enter(account, 1)) {
            entered++;
        }
        return entered;
    }

    @Test
    void anAccountAloneGetsAnEighth() {
        assertThat(fill(target, ANNA)).isEqualTo(64);
        assertThat(target.taken()).isEqualTo(64);
    }

    @Test
    void thirtyAccountsWithSlowHostsLeavePlacesForOneWithout() {
        IntStream.rangeClosed(1, 30).forEach(number -> fill(target, account(number)));

        assertThat(fill(target, ANNA)).isPositive();
    }

    @Test
    void aPlaceThatIsLeftCanBeTakenAgain() {
        fill(target, ANNA);
        target.leave(ANNA, 1);

        assertThat(target.enter(ANNA, 1)).isTrue();
        assertThat(target.enter(ANNA, 1)).isFalse();
        IntStream.range(0, 64).forEach(place -> target.leave(ANNA, 1));
        assertThat(target.taken()).isZero();
    }

    @Test
    void theSmallestRoomHasAPlaceForOne() {
        PrefetchRoom smallest = new PrefetchRoom(1);

        assertThat(smallest.enter(ANNA, 1)).isTrue();
        assertThat(smallest.enter(account(1), 1)).isFalse();
    }

    @Test
    void countsWhatATaskNames() {
        assertThat(target.enter(ANNA, 4)).isTrue();
        assertThat(target.taken()).isEqualTo(4);
        target.leave(ANNA, 4);
        assertThat(target.taken()).isZero();
        assertThat(fill(target, ANNA)).as("nothing is left over").isEqualTo(64);
    }

    @Test
    void whoNamesMoreThanTheRoomHoldsHasItForItself() {
        PrefetchRoom small = new PrefetchRoom(3);
        assertThat(small.enter(ANNA, 4)).isTrue();
        assertThat(small.enter(account(1), 1)).isFalse();
        small.leave(ANNA, 4);

        assertThat(small.enter(account(1), 1)).isTrue();
        assertThat(small.enter(ANNA, 4)).isFalse();
    }

    @Test
    void neverHoldsMoreThanItMay() {
        PrefetchRoom small = new PrefetchRoom(20);
        IntStream.range(0, 40).forEach(number -> fill(small, account(number)));

        assertThat(small.taken()).isEqualTo(20);
    }

    @Test
    void refusesSettingsThatHoldNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrefetchSettings(0, 1 << 30))
                .withMessage("prefetches must be at least 1 (was 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrefetchSettings(1, 31_457_279))
                .withMessage("inlineBytes must be at least 31457280 (was 31457279)");
    }
}
