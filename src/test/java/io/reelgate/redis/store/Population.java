package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Effect;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.TaskStore.Commit;
import io.reelgate.port.TaskStore.CommitOutcome;
import io.reelgate.redis.RedisForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tasks of one account in every state, each brought there by commits, and callbacks of ended ones. */
final class Population {
    static final int EACH = 15;
    static final Instant LATER = Instant.ofEpochMilli(2_000_000_000_000L);

    /** Until when the sweep leaves what is collected to the archive. */
    static final Instant PATIENCE = LATER.plusSeconds(86_400);

    private static final String HOOK = "https://hooks.example.com/a";

    private final StoreFixture fixture;
    private final AccountId account;
    final List<Task> living = new ArrayList<>();
    final List<Task> ended = new ArrayList<>();

    Population(StoreFixture fixture, AccountId account) {
        this.fixture = fixture;
        this.account = account;
    }

    Population settle() {
        Intent intent = new Intent("token", StoreFixture.UPSTREAM, StoreFixture.CREATED);
        Job job = new Job(StoreFixture.UPSTREAM, "job", StoreFixture.CREATED);
        for (int turn = 0; turn < EACH; turn++) {
            living.add(fixture.queued(account));
            add(new TaskState.Queued(), new Placement.Claimed(LATER));
            add(new TaskState.Submitting(intent), new Placement.Claimed(LATER));
            add(new TaskState.Unclear(intent, LATER), new Placement.Due(LATER));
            add(new TaskState.Running(job), new Placement.Due(LATER));
            add(new TaskState.Collecting(job, List.of("https://a/0")), new Placement.Collect(LATER, PATIENCE));
            ended.add(end(HOOK));
            ended.add(end("https://hook-" + turn + ".example.com/a"));
        }
        return this;
    }

    Partition partition() {
        return fixture.partition(account);
    }

    String outbox() {
        return fixture.keys.outbox(partition(), CallbackRow.endpoint(account, HOOK));
    }

    private void add(TaskState state, Placement placement) {
        living.add(move(fixture.queued(account), state, placement, List.of()));
    }

    private Task end(String url) {
        TaskState failed = new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), StoreFixture.CREATED);
        List<Effect> effects = List.of(new Effect.ReleaseSlot(), new Effect.CallBack(url));
        return move(fixture.queued(account), failed, new Placement.Nowhere(), effects);
    }

    Task move(Task before, TaskState state, Placement placement, List<Effect> effects) {
        Task after = StoreFixture.next(before, state);
        var commit = new Commit(
                new Transition(before, after, placement, effects),
                UUID.randomUUID().toString(),
                Optional.empty(),
                Map.of());
        CommitOutcome outcome = RedisForTests.await(fixture.stores.tasks().commit(commit));
        if (outcome != CommitOutcome.APPLIED) {
            throw new AssertionError(outcome);
        }
        return after;
    }

    static final Duration LEASE = Duration.ofSeconds(35);
    static final Duration ARCHIVE_PATIENCE = Duration.ofHours(24);
}
