package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Effect;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.AuditStore;
import io.reelgate.port.Outbox;
import io.reelgate.port.PartitionRounds.Found;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An audit beside others: commits under way, another auditor, nodes that know other models. */
class AuditNeighboursTest extends AtAnAudit {
    private static final Intent INTENT = new Intent("token", StoreFixture.UPSTREAM, StoreFixture.CREATED);
    private static final Job JOB = new Job(StoreFixture.UPSTREAM, "job", StoreFixture.CREATED);
    private static final int STEPS = 1_500;
    private static final String URL = "https://hooks.example.com/a";

    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger audits = new AtomicInteger();

    @Test
    void tasksOnTheirWayAreNeverTouched() {
        Future<Found> auditing = goOn();
        List<Task> tasks = new ArrayList<>(people.living);
        Random random = new Random(1_120);
        for (int step = 0; step < STEPS; step++) {
            int chosen = random.nextInt(tasks.size());
            tasks.set(chosen, step(tasks.get(chosen)));
            deliver();
        }
        stop.set(true);
        await(auditing);

        assertThat(audit.counts()).isEmpty();
        assertThat(audits.get()).isGreaterThan(20);
        people.living.clear();
        people.living.addAll(tasks);
        assertWhole();
    }

    private Future<Found> goOn() {
        audits.incrementAndGet();
        return audit.visit(partition)
                .compose(found -> redis.vertx().timer(1))
                .compose(fired -> stop.get() ? Future.succeededFuture(Found.NOTHING) : goOn());
    }

    private Task step(Task task) {
        return switch (task.state()) {
            case TaskState.Queued queued ->
                move(task, new TaskState.Submitting(INTENT), new Placement.Claimed(Population.LATER));
            case TaskState.Submitting submitting ->
                move(task, new TaskState.Running(JOB), new Placement.Due(Population.LATER));
            case TaskState.Running running ->
                move(
                        task,
                        new TaskState.Collecting(JOB, List.of()),
                        new Placement.Collect(Population.LATER, Population.PATIENCE));
            default -> replaced(task);
        };
    }

    private Task move(Task task, TaskState state, Placement placement) {
        return people.move(task, state, placement, List.of());
    }

    private Task replaced(Task task) {
        TaskState failed = new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), StoreFixture.CREATED);
        people.ended.add(people.move(
                task, failed, new Placement.Nowhere(), List.of(new Effect.ReleaseSlot(), new Effect.CallBack(URL))));
        return fixture.queued(account);
    }

    private void deliver() {
        Outbox outbox = fixture.stores.outbox();
        await(outbox.claim(partition, 1, 4, Duration.ofMinutes(1)))
                .forEach(callback -> await(outbox.delivered(callback)));
    }

    @Test
    void onlyOneOfTwoAuditorsHasTheTurnAndTheNextComesByItself() {
        List<String> upstreams = List.of(StoreFixture.UPSTREAM);
        AuditStore one = fixture.stores.audits("one", upstreams, Population.LEASE, Population.ARCHIVE_PATIENCE);
        AuditStore other = fixture.stores.audits("other", upstreams, Population.LEASE, Population.ARCHIVE_PATIENCE);

        assertThat(await(one.takeTurn(partition, Duration.ofMillis(300)))).isTrue();
        assertThat(await(other.takeTurn(partition, Duration.ofMinutes(1)))).isFalse();

        await().until(() -> await(other.takeTurn(partition, Duration.ofMinutes(1))));
        assertThat(await(one.takeTurn(partition, Duration.ofMinutes(1)))).isFalse();
    }

    @Test
    void queuedTasksOfAModelThatNobodyKnowsAreEnded() {
        Task task = removed();

        assertThat(run()).isEqualTo(Map.of("removed_model", 1));

        assertThat(await(fixture.stores.tasks().find(task.id())).map(Task::state))
                .hasValueSatisfying(state -> assertThat(state)
                        .isInstanceOfSatisfying(
                                TaskState.Failed.class,
                                failed -> assertThat(failed.failure().code()).isEqualTo(FailCode.MODEL_UNAVAILABLE)));
        assertThat(redis.ask(Command.EXISTS, fixture.keys.slots(account, "gone-1"))
                        .toInteger())
                .isZero();
    }

    /** While a new version is rolled out, the old nodes must not end the tasks of its new models. */
    @Test
    void aModelThatAnotherNodeKnowsIsLeftToIt() {
        Task task = removed();
        ModelNotice newer = new ModelNotice(redis.connections(), fixture.keys, List.of("gone-1"));
        await(newer.announce());

        assertThat(run()).isEmpty();

        assertThat(await(fixture.stores.tasks().find(task.id()))).isEqualTo(Optional.of(task));
    }

    private Task removed() {
        Task task = fixture.task(account, "gone-1");
        fixture.admit(fixture.admission(task, StoreFixture.WIDE));
        return task;
    }

    @Test
    void whatIsLeftInIndexesThatNobodyKnowsIsTakenAway() {
        String gone = fixture.id(account).value();
        List<String> indexes = List.of(fixture.keys.ready(partition, "gone-1"), fixture.keys.due(partition, "gone"));
        indexes.forEach(index -> redis.ask(Command.ZADD, index, 1, gone));
        String slots = fixture.keys.slots(account, "gone-1");
        redis.ask(Command.SADD, slots, gone);

        run();

        assertThat(redis.ask(Command.EXISTS, indexes.get(0), indexes.get(1), slots)
                        .toInteger())
                .isZero();
    }
}
