package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.TaskStore.Commit;
import io.reelgate.port.TaskStore.CommitOutcome;
import io.reelgate.redis.NotConfirmed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmedTaskStoreTest extends AtReplicas {
    private static final Instant AT = StoreFixture.CREATED.plusSeconds(1);
    private static final Intent INTENT = new Intent("token", "apixo", AT);

    private Task task;

    @BeforeEach
    void admitATask() {
        var admission = admission();
        await(admissions.admit(admission));
        task = admission.task();
    }

    @Test
    void anIntentIsConfirmedByTheReplica() {
        assertThat(await(stores.tasks().commit(intent()))).isEqualTo(CommitOutcome.APPLIED);

        assertThat(replicaSays("HGET", keys.task(task.id()), "state")).isEqualTo("submitting");
        assertThat(metrics.count("reelgate_redis_confirmations_total", "confirmed"))
                .isEqualTo(2);
    }

    @Test
    void anIntentThatIsNotConfirmedFailsAndMayStand() {
        freeze();

        assertThatThrownBy(() -> await(stores.tasks().commit(intent()))).isInstanceOf(NotConfirmed.class);

        assertThat(find(task.id()).orElseThrow().state()).isEqualTo(new TaskState.Submitting(INTENT));
    }

    /** On another connection, which wrote nothing before: its WAIT alone would have nothing to wait for. */
    @Test
    void aRepetitionIsNotConfirmedBeforeTheReplicaHasTheFirst() {
        Commit commit = intent();
        freeze();
        assertThatThrownBy(() -> await(stores.tasks().commit(commit))).isInstanceOf(NotConfirmed.class);
        var others = storesOver(connect(), CONFIRM).tasks();

        assertThatThrownBy(() -> await(others.commit(commit))).isInstanceOf(NotConfirmed.class);
        thaw();
        servers.awaitLinks();

        assertThat(await(others.commit(commit))).isEqualTo(CommitOutcome.ALREADY_APPLIED);
        assertThat(replicaSays("HGET", keys.task(task.id()), "state")).isEqualTo("submitting");
    }

    @Test
    void whatNothingIsLostByIsNotWaitedFor() {
        await(stores.tasks().commit(intent()));
        Task submitting = find(task.id()).orElseThrow();
        Task running = StoreFixture.next(submitting, new TaskState.Running(new Job("apixo", "job", AT)));
        await(stores.tasks().commit(commit(submitting, running, new Placement.Due(AT))));
        freeze();
        TaskState collecting = new TaskState.Collecting(new Job("apixo", "job", AT), List.of("https://u"));

        CommitOutcome outcome = await(stores.tasks()
                .commit(commit(running, StoreFixture.next(running, collecting), new Placement.Collect(AT, AT))));

        assertThat(outcome).isEqualTo(CommitOutcome.APPLIED);
    }

    @Test
    void aStaleCommitNeedsNoReplicaToBeRefused() {
        Commit first = intent();
        await(stores.tasks().commit(first));
        freeze();

        assertThat(await(stores.tasks().commit(intent()))).isEqualTo(CommitOutcome.STALE);
    }

    private Commit intent() {
        return commit(task, StoreFixture.next(task, new TaskState.Submitting(INTENT)), new Placement.Claimed(AT));
    }

    private static Commit commit(Task before, Task after, Placement placement) {
        var transition = new Transition(before, after, placement, List.of());
        return new Commit(transition, UUID.randomUUID().toString(), Optional.empty(), Map.of());
    }

    private Object replicaSays(String... words) {
        return servers.replicas().getFirst().ask(words);
    }
}
