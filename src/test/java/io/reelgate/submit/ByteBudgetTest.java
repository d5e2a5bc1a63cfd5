package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.submit.ByteBudget.Reservation;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
    private final ByteBudget target = new ByteBudget(100);

    private Reservation reserve(long bytes) {
        return target.reserve(bytes).orElseThrow();
    }

    @Test
    void neverGivesMoreThanThereIs() {
        reserve(60);

        assertThat(target.reserve(41)).isEmpty();
        assertThat(target.reserve(40)).isPresent();
        assertThat(target.taken()).isEqualTo(100);
    }

    @Test
    void nothingIsFreeWhateverIsTaken() {
        reserve(100);

        assertThat(target.reserve(0)).isPresent();
    }

    @Test
    void whatIsNotNeededIsForOthers() {
        Reservation reservation = reserve(90);
        reservation.shrinkTo(30);

        assertThat(target.taken()).isEqualTo(30);
        assertThat(target.reserve(70)).isPresent();
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
