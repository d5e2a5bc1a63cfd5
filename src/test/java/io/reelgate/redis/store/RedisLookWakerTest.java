package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Claim;
import io.reelgate.port.LookWaker;
import io.reelgate.port.LookWaker.Woken;
import io.reelgate.port.TaskStore.Commit;
import io.vertx.redis.client.Command;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisLookWakerTest extends AtTheQueue {
    private static final long FAR = 3_600_000;

    private LookWaker waker;

    @BeforeEach
    void openWaker() {
        waker = fixture.stores.waker();
    }

    private Woken wake(TaskId id) {
        return await(waker.wake(id, StoreFixture.UPSTREAM));
    }

    private Task running(long millis) {
        Task queued = fixture.queued(account);
        Job job = new Job(StoreFixture.UPSTREAM, "job-1", StoreFixture.CREATED);
        Task running = StoreFixture.next(queued, new TaskState.Running(job));
        var due = new Placement.Due(Instant.ofEpochMilli(redisMillis() + millis));
        var transition = new Transition(queued, running, due, List.of());
        await(fixture.stores.tasks().commit(new Commit(transition, "commit-1", Optional.empty(), Map.of())));
        return running;
    }

    private long due(Task task) {
        return score(fixture.keys.due(partition, StoreFixture.UPSTREAM), task.id());
    }

    /** As if the last time had been so long ago. */
    private void age(Task task, int hints, long millis) {
        redis.ask(Command.HSET, fixture.keys.task(task.id()), "hints", hints, "hinted", redisMillis() - millis);
        redis.ask(
                Command.ZADD,
                fixture.keys.due(partition, StoreFixture.UPSTREAM),
                redisMillis() + FAR,
                task.id().value());
    }

    @Test
    void aTaskFarAheadIsLookedAtNow() {
        Task task = running(FAR);

        assertThat(wake(task.id())).isEqualTo(Woken.MOVED);

        assertThat(claim(StoreFixture.LOOK, 10))
                .singleElement()
                .satisfies(claimed -> assertThat(claimed.task().id()).isEqualTo(task.id()));
    }

    @Test
    void theTaskItselfIsNotChanged() {
        Task task = running(FAR);
        Task before = await(fixture.stores.tasks().find(task.id())).orElseThrow();

        wake(task.id());

        assertThat(await(fixture.stores.tasks().find(task.id()))).contains(before);
    }

    @Test
    void whatIsSaidAThousandTimesMovesItOnce() {
        Task task = running(FAR);
        wake(task.id());
        Claim claim = claim(StoreFixture.LOOK, 1).getFirst().claim();
        await(fixture.stores.queue().snooze(claim, Instant.ofEpochMilli(redisMillis() + FAR), OptionalInt.empty()));

        for (int time = 0; time < 1_000; time++) {
            assertThat(wake(task.id())).isEqualTo(Woken.REPEATED);
        }

        assertThat(claim(StoreFixture.LOOK, 1)).isEmpty();
    }

    /** One second, then two, four and so on, but never more than 64: so any look gets the time it needs. */
    @ParameterizedTest
    @CsvSource({
        "1, 900, REPEATED",
        "1, 1100, MOVED",
        "2, 1900, REPEATED",
        "2, 2100, MOVED",
        "5, 15000, REPEATED",
        "5, 17000, MOVED",
        "40, 63000, REPEATED",
        "40, 65000, MOVED",
        "2000, 65000, MOVED"
    })
    void theRestDoublesWithEveryTime(int hints, long millis, Woken woken) {
        Task task = running(FAR);
        age(task, hints, millis);

        assertThat(wake(task.id())).isEqualTo(woken);
    }

    @Test
    void aLookThatIsDueAnywayStaysWhereItIs() {
        Task task = running(-5_000);
        long before = due(task);

        assertThat(wake(task.id())).isEqualTo(Woken.REPEATED);
        assertThat(due(task)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitting", "unclear"})
    void aJobThatIsNotRecordedYetComesTooEarly(String state) {
        Task task = due(FAR);
        redis.ask(Command.HSET, fixture.keys.task(task.id()), "state", state);
        long before = due(task);

        assertThat(wake(task.id())).isEqualTo(Woken.EARLY);
        assertThat(due(task)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "collecting", "succeeded", "failed", "unconfirmed"})
    void noOtherStateIsMoved(String state) {
        Task task = due(FAR);
        redis.ask(Command.HSET, fixture.keys.task(task.id()), "state", state);
        long before = due(task);

        assertThat(wake(task.id())).isEqualTo(Woken.OVER);
        assertThat(due(task)).isEqualTo(before);
    }

    @Test
    void aTaskAtAnotherUpstreamIsNotMoved() {
        Task task = running(FAR);
        long before = due(task);

        assertThat(await(waker.wake(task.id(), "elsewhere"))).isEqualTo(Woken.OVER);
        assertThat(due(task)).isEqualTo(before);
    }

    @Test
    void anIdOfNoTaskOrOfAPartitionThatIsNotThereLeavesNothingBehind() {
        TaskId gone = fixture.id(account);
        TaskId elsewhere = new TaskIds(new SecureRandom()).next(new Partition(63), 1);
        Contents before = Contents.of(redis);

        assertThat(wake(gone)).isEqualTo(Woken.OVER);
        assertThat(wake(elsewhere)).isEqualTo(Woken.OVER);
        assertThat(Contents.of(redis)).isEqualTo(before);
    }
}
