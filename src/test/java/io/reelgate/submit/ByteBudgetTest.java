package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.submit.ByteBudget.Reservation;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
    private static final AccountId ANNA = new AccountId("anna");

    private final ByteBudget target = new ByteBudget(100);

    private int accounts;

    private AccountId another() {
        return new AccountId("account-" + accounts++);
    }

    private Reservation reserve(long bytes) {
        return target.reserve(another(), bytes).orElseThrow();
    }

    /** How many reservations of so much the account gets until it is refused. */
    private int fill(AccountId account, long bytes) {
        int got = 0;
        while (target.reserve(account, bytes).isPresent()) {
            got++;
        }
        return got;
    }

    @Test
    void anAccountLeavesAsMuchAsItHas() {
        assertThat(fill(ANNA, 15)).isEqualTo(3);
        for (int other = 0; other < 3; other++) {
            assertThat(fill(another(), 15)).isEqualTo(1);
        }
    }

    @Test
    void oneTaskAlwaysGetsWhatItNeeds() {
        assertThat(target.reserve(ANNA, 60)).isPresent();
        assertThat(target.reserve(ANNA, 1)).isEmpty();
        assertThat(target.reserve(ANNA, 0)).isPresent();
        assertThat(reserve(40)).isNotNull();
    }

    @Test
    void whatAnAccountGivesBackItMayTakeAgain() {
        Reservation all = target.reserve(ANNA, 60).orElseThrow();
        all.shrinkTo(10);
        assertThat(target.reserve(ANNA, 40)).isPresent();
        assertThat(target.reserve(ANNA, 40)).isEmpty();
        all.release();

        assertThat(target.reserve(ANNA, 10)).isPresent();
    }

    @Test
    void neverGivesMoreThanThereIs() {
        reserve(60);

        assertThat(target.reserve(another(), 41)).isEmpty();
        assertThat(target.reserve(another(), 40)).isPresent();
        assertThat(target.taken()).isEqualTo(100);
    }

    @Test
    void nothingIsFreeWhateverIsTaken() {
        reserve(100);

        assertThat(target.reserve(another(), 0)).isPresent();
    }

    @Test
    void whatIsNotNeededIsForOthers() {
        Reservation reservation = reserve(90);
        reservation.shrinkTo(30);

        assertThat(target.taken()).isEqualTo(30);
        assertThat(target.reserve(another(), 70)).isPresent();
    }

    @Test
    void isReleasedOnceHoweverOftenItIsSaid() {
        reserve(10);
        Reservation reservation = reserve(50);
        reservation.release();
        reservation.shrinkTo(20);
        reservation.release();

        assertThat(target.taken()).isEqualTo(10);
    }

    @Test
    void knowsWhatWillNeverFit() {
        reserve(100);

        assertThat(target.fits(100)).isTrue();
        assertThat(target.fits(101)).isFalse();
    }
}
