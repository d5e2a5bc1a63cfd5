package io.reelgate.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkRoomTest {
    private static final AccountId ANNA = account(0);

    private final WorkRoom target = new WorkRoom(800);

    private static AccountId account(int number) {
        return new AccountId("account-" + number);
    }

    private int fill(AccountId account, long work) {
        int entered = 0;
        while (target.enter(account, work)) {
            entered++;
        }
        return entered;
    }

    @Test
    void anAccountAloneGetsAnEighth() {
        assertThat(fill(ANNA, 1)).isEqualTo(100);
    }

    @Test
    void accountsWithLongPromptsLeaveRoomForOthers() {
        IntStream.rangeClosed(1, 10).forEach(number -> fill(account(number), 10));

        assertThat(target.enter(ANNA, 10)).isTrue();
    }

    @Test
    void hasRoomForOneTextOfHalfOfItAndForNoneBeyond() {
        assertThat(target.enter(ANNA, 401)).isFalse();
        assertThat(target.enter(ANNA, 400)).isTrue();
        assertThat(target.enter(ANNA, 1)).isFalse();
        assertThat(target.enter(account(1), 400)).isTrue();
        assertThat(target.enter(account(2), 1)).isFalse();
    }

    @Test
    void whatIsLeftCanBeTakenAgain() {
        assertThat(fill(ANNA, 10)).isEqualTo(10);
        IntStream.range(0, 10).forEach(text -> target.leave(ANNA, 10));

        assertThat(fill(ANNA, 10)).isEqualTo(10);
    }
}
