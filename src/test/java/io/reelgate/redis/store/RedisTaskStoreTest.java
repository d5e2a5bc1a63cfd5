package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Effect;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Claim;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.TaskStore.Commit;
import io.reelgate.port.TaskStore.CommitOutcome;
import io.reelgate.port.Work;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisTaskStoreTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final Instant AT = StoreFixture.CREATED.plusSeconds(1);

    private StoreFixture fixture;
    private AccountId account;
    private Task task;

    @BeforeEach
    void admitATask() {
        fixture = new StoreFixture(redis);
        account = fixture.account("anna");
        task = fixture.queued(account);
    }

    @Test
    void movesATaskFromStateToStateAndFromPlaceToPlace() {
        Task submitting =
                moved(task, new TaskState.Submitting(new Intent("t", "apixo", AT)), new Placement.Claimed(AT));
        assertThat(place(task)).isEqualTo("claimed=" + AT.toEpochMilli());

        Task running = moved(submitting, new TaskState.Running(new Job("apixo", "j", AT)), new Placement.Due(AT));
        assertThat(place(task)).isEqualTo("due=" + AT.toEpochMilli());

        TaskState collecting = new TaskState.Collecting(new Job("apixo", "j", AT), List.of("https://u"));
        Task last = moved(running, collecting, new Placement.Collect(AT, AT));
        assertThat(place(task)).isEqualTo("collecting=" + AT.toEpochMilli());
        assertThat(await(fixture.stores.tasks().find(task.id()))).contains(last);
    }

    /** Its copy may be under way at the deadline, and may end well. */
    @Test
    void aTaskBeingCollectedIsOverdueWhenTheArchiveIsNotPatientAnyMore() {
        Instant patience = Instant.ofEpochMilli(System.currentTimeMillis() - 60_000);
        TaskState collecting = new TaskState.Collecting(new Job("apixo", "j", AT), List.of("https://u"));

        Task last = moved(task, collecting, new Placement.Collect(AT, patience));

        var queue = fixture.stores.queue();
        assertThat(await(queue.overdue(fixture.partition(account), Duration.ofSeconds(30), 10)))
                .containsExactly(last);
        assertThat(await(queue.overdue(fixture.partition(account), Duration.ofSeconds(90), 10)))
                .isEmpty();
    }

    @Test
    void anUnclearTaskThatWaitsAgainLeavesTheIndexOfItsUpstream() {
        Task unclear = moved(task, new TaskState.Unclear(new Intent("t", "apixo", AT), AT), new Placement.Due(AT));
        assertThat(place(task)).isEqualTo("due=" + AT.toEpochMilli());

        moved(unclear, new TaskState.Queued(), new Placement.Ready());

        assertThat(place(task)).startsWith("ready=");
    }

    @Test
    void putsATaskThatWaitsAgainAmongThoseWhoAreNext() {
        Task submitting =
                moved(task, new TaskState.Submitting(new Intent("t", "apixo", AT)), new Placement.Claimed(AT));
        redis.ask(Command.ZADD, fixture.keys.turns(fixture.partition(account), StoreFixture.LTX), 7, "~now");

        moved(submitting, new TaskState.Queued(), new Placement.Ready());

        assertThat(place(task)).isEqualTo("ready=8");
    }

    @Test
    void endsATaskWithAllThatFollows() {
        Task failed = StoreFixture.next(task, failed());
        List<Effect> effects =
                List.of(new Effect.Publish(), new Effect.ReleaseSlot(), new Effect.CallBack("https://b:8443/cb"));

        assertThat(commit(task, failed, new Placement.Nowhere(), effects)).isEqualTo(CommitOutcome.APPLIED);

        assertThat(place(task)).isEmpty();
        assertThat(await(fixture.stores.tasks().find(task.id()))).contains(failed);
        assertThat(await(fixture.stores.tasks().active(account, StoreFixture.LTX)))
                .isEmpty();
        assertThat(redis.ask(Command.ZCARD, fixture.keys.active(fixture.partition(account)))
                        .toInteger())
                .isZero();
        assertThat(redis.ask(Command.PTTL, fixture.keys.task(task.id())).toLong())
                .isBetween(
                        Duration.ofDays(15).minusMinutes(1).toMillis(),
                        Duration.ofDays(15).toMillis());
        assertThat(redis.ask(Command.HGET, fixture.keys.callback(task.id()), "body"))
                .hasToString("{\"code\":200,\"message\":\"success\",\"data\":{\"version\":2}}");
        assertThat(redis.ask(Command.ZCARD, fixture.keys.endpoints(fixture.partition(account)))
                        .toInteger())
                .isEqualTo(1);
        assertThat(lastEvent())
                .containsExactly(
                        "account", "anna", "task", task.id().value(), "version", "2", "data", "{\"version\":2}");
    }

    @Test
    void publishesNothingWithoutThatEffect() {
        moved(task, new TaskState.Submitting(new Intent("t", "apixo", AT)), new Placement.Claimed(AT));

        assertThat(lastEvent()).contains("version", "1");
    }

    @Test
    void knowsARepetition() {
        Commit commit = commitOf(task, StoreFixture.next(task, failed()), Optional.empty());

        assertThat(await(fixture.stores.tasks().commit(commit))).isEqualTo(CommitOutcome.APPLIED);
        assertThat(await(fixture.stores.tasks().commit(commit))).isEqualTo(CommitOutcome.ALREADY_APPLIED);
        assertThat(await(target().commit(commit, "1"))).isEqualTo(CommitOutcome.ALREADY_APPLIED);
    }

    @Test
    void refusesACommitOnAnotherVersion() {
        Task first = StoreFixture.next(task, failed());
        commit(task, first, new Placement.Nowhere(), List.of());

        assertThat(commit(task, StoreFixture.next(task, new TaskState.Queued()), new Placement.Ready(), List.of()))
                .isEqualTo(CommitOutcome.STALE);
        assertThat(await(fixture.stores.tasks().find(task.id()))).contains(first);
        assertThat(place(task)).isEmpty();
    }

    @Test
    void refusesACommitOnATaskThatIsGone() {
        Task unknown = fixture.task(account, StoreFixture.LTX);

        assertThat(commit(unknown, StoreFixture.next(unknown, failed()), new Placement.Nowhere(), List.of()))
                .isEqualTo(CommitOutcome.STALE);
        assertThat(await(fixture.stores.tasks().find(unknown.id()))).isEmpty();
    }

    @Test
    void refusesACommitUnderAVoidClaim() {
        Claim claim = await(
                        fixture.stores.queue().claim(Work.SUBMIT, fixture.partition(account), 1, Duration.ofMinutes(1)))
                .getFirst()
                .claim();
        Claim old = new Claim(claim.id(), claim.work(), claim.until() - 1);
        Task failed = StoreFixture.next(task, failed());

        assertThat(await(fixture.stores.tasks().commit(commitOf(task, failed, Optional.of(old)))))
                .isEqualTo(CommitOutcome.FENCED);
        assertThat(await(fixture.stores.tasks().commit(commitOf(task, failed, Optional.of(claim)))))
                .isEqualTo(CommitOutcome.APPLIED);
    }

    @Test
    void changesNothingAfterTheBound() {
        Commit commit = commitOf(task, StoreFixture.next(task, failed()), Optional.empty());

        assertThatThrownBy(() -> await(target().commit(commit, "1000"))).isInstanceOf(StoreUnavailable.class);
        assertThat(await(fixture.stores.tasks().find(task.id()))).contains(task);
    }

    @Test
    void answersInTheOrderAskedForWithGapsForTheUnknown() {
        Task other = fixture.queued(account);
        TaskId unknown = fixture.id(account);
        TaskId elsewhere = new TaskId("task_zz" + task.id().value().substring(7));

        assertThat(await(
                        fixture.stores.tasks().findAll(List.of(elsewhere, other.id(), unknown, task.id(), other.id()))))
                .containsExactly(
                        Optional.empty(), Optional.of(other), Optional.empty(), Optional.of(task), Optional.of(other));
        assertThat(await(fixture.stores.tasks().findAll(List.of()))).isEmpty();
    }

    private RedisTaskStore target() {
        return (RedisTaskStore) fixture.stores.tasks();
    }

    private Task moved(Task before, TaskState state, Placement placement) {
        Task after = StoreFixture.next(before, state);
        assertThat(commit(before, after, placement, List.of())).isEqualTo(CommitOutcome.APPLIED);
        return after;
    }

    private CommitOutcome commit(Task before, Task after, Placement placement, List<Effect> effects) {
        Transition transition = new Transition(before, after, placement, effects);
        String token = "token-" + after.version() + placement;
        return await(fixture.stores
                .tasks()
                .commit(new Commit(transition, token, Optional.empty(), Map.of("version", after.version()))));
    }

    private static Commit commitOf(Task before, Task after, Optional<Claim> fence) {
        Transition transition = new Transition(before, after, new Placement.Nowhere(), List.of());
        return new Commit(transition, "token", fence, Map.of("version", after.version()));
    }

    private static TaskState failed() {
        return new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), AT);
    }

    /** The one index the task is in, with its score; empty when it is in none. */
    private String place(Task task) {
        var partition = fixture.partition(account);
        Map<String, String> nameToKey = Map.of(
                "ready", fixture.keys.ready(partition, StoreFixture.LTX),
                "claimed", fixture.keys.claimed(partition),
                "due", fixture.keys.due(partition, StoreFixture.UPSTREAM),
                "collecting", fixture.keys.collecting(partition));
        return String.join(
                ",",
                nameToKey.entrySet().stream()
                        .flatMap(entry ->
                                score(entry.getValue(), task).map(score -> entry.getKey() + "=" + score).stream())
                        .toList());
    }

    private static Optional<Long> score(String key, Task task) {
        return Optional.ofNullable(redis.ask(Command.ZSCORE, key, task.id().value()))
                .map(Response::toLong);
    }

    private List<String> lastEvent() {
        Response last =
                redis.ask(Command.XREVRANGE, fixture.keys.events(fixture.partition(account)), "+", "-", "COUNT", "1");
        return Replies.texts(last.get(0).get(1));
    }
}
