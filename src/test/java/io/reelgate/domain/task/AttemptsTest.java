package io.reelgate.domain.task;

import static io.reelgate.domain.task.SampleTasks.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static Intent intent(String lane, int second) {
        return new Intent("token-" + second, lane, CREATED.plusSeconds(second));
    }

    private static Instant at(int second) {
        return CREATED.plusSeconds(second);
    }

    @Test
    void anAttemptIsOpenUntilItsOutcomeIsKnown() {
        Attempts begun = Attempts.NONE.begin(intent("fal", 1));

        assertThat(begun.count()).isEqualTo(1);
        assertThat(begun.last()).containsExactly(new Attempt("fal", at(1), Optional.empty(), Optional.empty()));
        assertThat(begun.came("busy", at(2)).last())
                .containsExactly(new Attempt("fal", at(1), Optional.of("busy"), Optional.of(at(2))));
    }

    @Test
    void ofOldTasksOnlyTheNumberIsKnown() {
        assertThat(new Attempts(3).came("busy", at(1))).isEqualTo(new Attempts(3));
        assertThat(new Attempts(3).begin(intent("fal", 1)).count()).isEqualTo(4);
    }

    @Test
    void sixteenAreRememberedAndThoseThatMayHaveBoughtLongest() {
        Attempts target = Attempts.NONE.begin(intent("paid", 0)).came(Attempt.FAILED, at(0));
        for (int turn = 1; turn <= 40; turn++) {
            target = target.begin(intent("fal", turn)).came("busy", at(turn));
        }

        assertThat(target.count()).isEqualTo(41);
        assertThat(target.last()).hasSize(16);
        assertThat(target.last().getFirst().lane()).isEqualTo("paid");
        assertThat(target.last().getLast().began()).isEqualTo(at(40));
        assertThat(target.haveFailed()).isTrue();
    }

    @Test
    void countsWhatALaneHasSaid() {
        Attempts target = Attempts.NONE
                .begin(intent("fal", 1))
                .came("overloaded", at(1))
                .begin(intent("kie", 2))
                .came("busy", at(2))
                .begin(intent("fal", 3))
                .came("overloaded", at(3))
                .begin(intent("fal", 4))
                .came("overloaded", at(4));

        assertThat(target.times("fal", "overloaded")).isEqualTo(3);
        assertThat(target.times("kie", "overloaded")).isZero();
    }
}
