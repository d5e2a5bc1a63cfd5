package io.reelgate.rig.oracle;

import static io.reelgate.rig.oracle.ToldRun.BURIED;
import static io.reelgate.rig.oracle.ToldRun.DONE;
import static io.reelgate.rig.oracle.ToldRun.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.rig.ClientLog.Outcome;
import io.reelgate.rig.oracle.History.Delivery;
import io.reelgate.rig.oracle.History.Post;
import io.reelgate.rig.oracle.History.Seen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For each rule a history that breaks it, beside the one that keeps them all. */
class OracleTest {
    private final ToldRun run = new ToldRun();

    @Test
    void findsNothingInACleanRun() {
        assertThat(run.findings()).isEmpty();
    }

    @Test
    void findsAnAcceptedTaskThatIsGone() {
        run.without(ToldRun.taskKey(FAILED));

        assertThat(run.findings()).containsExactly("terminal: " + FAILED);
    }

    @Test
    void findsATaskThatHasNotEnded() {
        run.task(FAILED, "unclear", false);
        run.holding("{p01}:slots:demo:ltx", FAILED);

        assertThat(run.findings()).contains("terminal: " + FAILED).doesNotContain("slots: " + FAILED);
    }

    @Test
    void findsATaskOfAnUnknownSubmitThatHasNotEnded() {
        run.task("task_nobody_knows", "queued", false);
        run.holding("{p01}:slots:demo:ltx", "task_nobody_knows");

        assertThat(run.findings()).contains("terminal: task_nobody_knows");
    }

    @Test
    void findsDifferentEndsShownToClients() {
        run.seen.add(new Seen(DONE, "failed"));

        assertThat(run.findings()).containsExactly("terminal: " + DONE);
    }

    @Test
    void findsACallbackThatTellsAnotherEndThanRedisHolds() {
        run.callbacks.clear();
        run.callbacks.add(new Delivery("id-1", DONE, "failed"));

        assertThat(run.findings()).containsExactly("terminal: " + DONE);
    }

    @Test
    void findsASecondJob() {
        run.posts.add(new Post(9, DONE, true, 200));

        assertThat(run.findings()).containsExactly("money: " + DONE, "money: " + DONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500, 502, 504, 400, 200})
    void findsAPaidRequestAfterAnAnswerThatDoesNotInviteIt(int status) {
        run.posts.addFirst(new Post(1, FAILED, false, status));

        assertThat(run.findings()).containsExactly("money: " + FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void allowsAPaidRequestAfterAnAnswerThatInvitesIt(int status) {
        run.posts.addFirst(new Post(1, FAILED, false, status));

        assertThat(run.findings()).isEmpty();
    }

    @Test
    void allowsOneResubmitWhereTheRunSaysSoAndNoMore() {
        run.resubmits = 1;
        run.posts.addFirst(new Post(1, FAILED, false, 0));

        assertThat(run.findings()).isEmpty();

        run.posts.addFirst(new Post(1, FAILED, false, 0));

        assertThat(run.findings()).containsExactly("money: " + FAILED);
    }

    @Test
    void findsAPaidRequestForARefusedSubmit() {
        run.posts.add(new Post(9, "refused", true, 200));

        assertThat(run.findings()).containsExactly("money: refused");
    }

    @Test
    void findsASecondJobOfAnUnknownSubmit() {
        run.posts.add(new Post(9, "unknown", true, 200));

        assertThat(run.findings()).contains("money: unknown");
    }

    @Test
    void findsASuccessThatWasNeverBought() {
        run.posts.removeIf(post -> post.prompt().equals(DONE));

        assertThat(run.findings()).containsExactly("money: " + DONE);
    }

    @Test
    void findsAPromptThatStandsTwiceInTheClientLog() {
        run.answered(DONE, Outcome.UNKNOWN, 0);

        assertThat(run.findings()).contains("money: " + DONE);
    }

    @Test
    void findsASlotThatIsHeldByAnEndedTask() {
        run.holding("{p01}:slots:demo:ltx", DONE);

        assertThat(run.findings()).contains("slots: " + DONE);
    }

    @Test
    void findsASlotThatIsHeldByNoTask() {
        run.holding("{p01}:slots:demo:ltx", "task_gone");

        assertThat(run.findings()).contains("slots: task_gone");
    }

    @Test
    void findsATaskThatHoldsNoSlot() {
        run.task(FAILED, "running", false);

        assertThat(run.findings()).contains("slots: " + FAILED);
    }

    @Test
    void findsACallbackThatNeverCame() {
        run.callbacks.clear();

        assertThat(run.findings()).containsExactly("callbacks: " + DONE);
    }

    @Test
    void findsADeadLetterWithoutItsText() {
        run.without("{p01}:callback:" + BURIED);

        assertThat(run.findings()).containsExactly("callbacks: " + BURIED);
    }

    @Test
    void findsACallbackUnderTwoIds() {
        run.callbacks.add(new Delivery("id-2", DONE, "success"));

        assertThat(run.findings()).containsExactly("callbacks: " + DONE);
    }

    @Test
    void findsTwoTasksUnderOneCallbackId() {
        run.callbacks.add(new Delivery("id-1", BURIED, "success"));

        assertThat(run.findings()).containsExactly("callbacks: id-1");
    }

    @Test
    void findsACallbackThatNobodyAskedFor() {
        run.callbacks.add(new Delivery("id-9", FAILED, "failed"));

        assertThat(run.findings()).containsExactly("callbacks: " + FAILED);
    }

    @Test
    void findsAnEndedTaskThatStaysForEver() {
        run.task(DONE, "succeeded", false);

        assertThat(run.findings()).containsExactly("expiries: " + DONE);
    }

    @Test
    void findsARunningTaskThatWouldGo() {
        run.task(FAILED, "running", true);
        run.holding("{p01}:slots:demo:ltx", FAILED);

        assertThat(run.findings()).contains("expiries: " + FAILED);
    }

    @Test
    void findsADeadLetterThatStaysForEver() {
        run.without("{p01}:callback:" + BURIED);
        run.keys.add(new StoredKey("{p01}:callback:" + BURIED, false, Map.of(), List.of()));

        assertThat(run.findings()).containsExactly("expiries: " + BURIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{p01}:rate:log:demo:sora",
                "{p01}:reads:demo:sora",
                "{p01}:idem:demo:ab",
                "ticket:ab",
                "{p01}:audit",
                "{u:apixo}:looks"
            })
    void findsAKeyThatShouldHaveAnExpiry(String key) {
        run.holding(key, "x");

        assertThat(run.findings()).containsExactly("expiries: " + key);
    }

    @Test
    void findsAnAccountThatWouldGo() {
        run.keys.add(new StoredKey("{p01}:account:demo", true, Map.of(), List.of()));

        assertThat(run.findings()).containsExactly("expiries: {p01}:account:demo");
    }

    @Test
    void findsAKeyThatNobodyHasThoughtOf() {
        run.holding("{p01}:novelty", "x");

        assertThat(run.findings()).containsExactly("expiries: {p01}:novelty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{p01}:active",
                "{p01}:ready:ltx",
                "{p01}:claimed",
                "{p01}:due",
                "{p01}:due:apixo",
                "{p01}:collecting",
                "{p01}:endpoints",
                "{p01}:outbox:ab",
                "{p01}:flights:ab"
            })
    void findsWhatIsLeftInAnIndex(String index) {
        run.holding(index, DONE);

        assertThat(run.findings()).containsExactly("indexes: " + DONE);
    }

    @Test
    void findsACallbackThatIsNeitherDeliveredNorDead() {
        run.keys.add(new StoredKey("{p01}:callback:" + DONE, false, Map.of(), List.of()));

        assertThat(run.findings()).containsExactly("indexes: " + DONE);
    }
}
