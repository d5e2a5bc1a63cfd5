package io.reelgate.sweep;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Inventory;
import io.reelgate.port.RoleRig;
import io.reelgate.port.lane.LaneQueue;
import io.reelgate.port.lane.Place;
import io.reelgate.port.lane.Place.Waiter;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.store.RedisStores;
import io.reelgate.redis.store.StoreSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Places and lines in a real Redis, tasks in memory. */
class PlaceAuditTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final String LANE = "apixo";
    private static final Budget BUDGET = new Budget(Optional.empty(), Optional.of(9));

    private final RoleRig rig = new RoleRig();
    private final KindCounts counts = new KindCounts();
    private LaneQueue queue;
    private PlaceAudit target;

    @BeforeEach
    void open() {
        queue = new RedisStores(
                        redis.connections(),
                        new Partitions(8),
                        List.of(),
                        StoreSettings.of(Duration.ofSeconds(5)).withPrefix(redis.prefix()))
                .laneQueue("node-1");
        target = new PlaceAudit(List.of(LANE), Set.of(LANE), queue, rig.store, counts);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Instant later() {
        return redis.connections().clock().instant().plus(Duration.ofMinutes(30));
    }

    private Task stored(Task task) {
        return rig.store.add(task, new Placement.Due(SampleTasks.DEADLINE));
    }

    private void keep(Place place) {
        await(queue.keep(Map.of(place, later())));
    }

    private List<Place> kept() {
        return await(queue.kept(LANE));
    }

    @Test
    void freesThePlacesOfTasksThatHaveLeftThem() {
        Task running = stored(SampleTasks.running());
        Task collecting = stored(SampleTasks.collecting());
        Place own = Place.begun(LANE, running);
        TaskId gone = SampleTasks.id(3);
        keep(own);
        keep(new Place(LANE, running.id(), running.attempts().count() + 1));
        keep(Place.begun(LANE, collecting));
        keep(new Place(LANE, gone, 1));

        await(target.lane(LANE));

        assertThat(kept()).containsExactly(own);
        assertThat(counts.counts()).isEqualTo(Map.of("leaked_place", 3));
    }

    @Test
    void leavesAPlaceThatIsNotKeptYet() {
        Place begun = new Place(LANE, SampleTasks.id(3), 1);
        await(queue.acquire(begun, BUDGET));

        await(target.lane(LANE));

        assertThat(await(queue.lost(List.of(begun)))).isEmpty();
        assertThat(counts.counts()).isEmpty();
    }

    @Test
    void givesJobsWithoutAPlaceTheirs() {
        Task running = stored(SampleTasks.running());
        Task ended = stored(SampleTasks.collecting());
        Task movedOn = SampleTasks.running();

        await(target.tasks(inventory(running, ended, movedOn)));
        await(target.tasks(inventory(running, ended, movedOn)));

        assertThat(await(queue.lost(List.of(Place.begun(LANE, running))))).isEmpty();
        assertThat(await(queue.lost(List.of(Place.begun(LANE, ended), Place.begun(LANE, movedOn)))))
                .hasSize(2);
        assertThat(counts.counts()).as("once").isEqualTo(Map.of("placeless", 1));
    }

    private static Inventory inventory(Task... tasks) {
        Map<TaskId, Task> idToTask = new HashMap<>();
        for (Task task : tasks) {
            idToTask.put(task.id(), task);
        }
        return new Inventory(Map.of(), idToTask, Set.of());
    }

    @Test
    void whoIsNotQueuedAnyMoreLeavesTheLine() {
        Task queued = rig.store.add(SampleTasks.queued(), new Placement.Ready());
        Task running = stored(SampleTasks.running());
        for (Task task : List.of(queued, running)) {
            await(queue.join(Place.next(LANE, task), Waiter.of(task), Instant.EPOCH));
        }

        await(target.lanes(Duration.ofMinutes(1)));

        assertThat(await(queue.waiting(LANE, 9))).containsExactly(queued.id());
        assertThat(counts.counts()).isEqualTo(Map.of("idle_waiter", 1));
    }

    @Test
    void oneNodeAtATimeAuditsALane() {
        await(target.lanes(Duration.ofMinutes(1)));
        keep(new Place(LANE, SampleTasks.id(3), 1));

        await(target.lanes(Duration.ofMinutes(1)));

        assertThat(kept()).hasSize(1);
    }
}
