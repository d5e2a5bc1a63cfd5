package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A node that was frozen anywhere between its claim and the first byte must not write that byte. */
class SubmitFenceTest extends AtTheSubmitters {
    private final AtomicBoolean first = new AtomicBoolean(true);

    private Runnable once(Runnable action) {
        return () -> {
            if (first.getAndSet(false)) {
                action.run();
            }
        };
    }

    private void nothingIsSent(Task task) {
        await().until(() -> rig.upstream.released() == 1);
        await().until(() -> rig.store.transitions().size() == 2);
        assertThat(rig.upstream.submits()).isEmpty();
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);
    }

    private void isSentOnceLater(Task task) {
        comeBack(task);
        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    @Test
    void frozenWhileTheIntentWasCommitted() {
        Task task = queued();
        rig.store.beforeCommit(once(() -> rig.clock.advance(Duration.ofSeconds(6))));
        start();

        nothingIsSent(task);
        isSentOnceLater(task);
    }

    @Test
    void frozenBetweenTheQuestionAndItsAnswer() {
        Task task = queued();
        rig.store.beforeHold(once(() -> rig.clock.advance(Duration.ofMillis(1_001))));
        start();

        nothingIsSent(task);
        isSentOnceLater(task);
    }

    @Test
    void frozenBetweenTheAnswerAndTheFirstByte() {
        Task task = queued();
        rig.upstream.beforeWriting(once(() -> rig.clock.advance(Duration.ofMillis(1_001))));
        start();

        nothingIsSent(task);
        isSentOnceLater(task);
    }

    @Test
    void heldUpForLessThanTheBoundIsNoReasonToWait() {
        Task task = queued();
        rig.upstream.beforeWriting(once(() -> rig.clock.advance(Duration.ofMillis(999))));
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.released()).isZero();
    }

    @Test
    void aClockThatWentBackProvesNothing() {
        Task task = queued();
        rig.upstream.beforeWriting(once(() -> rig.clock.advance(Duration.ofSeconds(-1))));
        start();

        nothingIsSent(task);
    }

    @Test
    void anIntentThatSomebodyElseHasGivenUpIsNotActedOn() {
        Task task = queued();
        rig.store.beforeHold(once(() -> rig.store.takeAway(task.id())));
        start();

        nothingIsSent(task);
    }

    @Test
    void anIntentThatCannotBeReadBackIsNotActedOn() {
        Task task = queued();
        rig.store.beforeHold(once(() -> {
            throw new StoreUnavailable("gone");
        }));
        start();

        nothingIsSent(task);
        isSentOnceLater(task);
    }
}
