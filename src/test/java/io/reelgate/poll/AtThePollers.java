package io.reelgate.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.FixedPresence;
import io.reelgate.port.JobEndings;
import io.reelgate.port.Metrics;
import io.reelgate.port.PartitionRounds;
import io.reelgate.port.Presence;
import io.reelgate.port.RoleRig;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;

/** A test with a fleet of pollers on a store in memory. */
abstract class AtThePollers {
    static final Duration LEASE = Duration.ofSeconds(15);

    /** From the clock's time on: the jobs are 8 s old. */
    static final Duration FIRST_LOOK = RoleRig.PACE.usualFrom().minusSeconds(8);

    static final PollSettings QUICK = settings(LEASE);

    final RoleRig rig = new RoleRig();
    final FakeBudget budget = new FakeBudget();
    final CountingMetrics metrics = new CountingMetrics();
    JobEndings endings = JobEndings.NONE;
    LookScheduler scheduler;
    String fleet;

    static PollSettings settings(Duration lease) {
        return new PollSettings(
                16,
                2,
                lease,
                lease,
                new PartitionRounds.Rhythm(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(40)),
                Duration.ofMillis(300));
    }

    void start(PollSettings settings, Presence presence) {
        startFleet(settings);
        startScheduler(settings, presence);
    }

    void startFleet(PollSettings settings) {
        fleet = rig.vertx
                .deployVerticle(
                        () -> new PollerVerticle(settings, rig.upstream, rig.journal, metrics, endings),
                        new DeploymentOptions().setInstances(settings.pollers()))
                .await();
    }

    void startScheduler(PollSettings settings, Presence presence) {
        LookCap cap = new LookCap(SampleTasks.JOB.route(), 10_000, settings.concurrency());
        startScheduler(settings, List.of(cap), presence);
    }

    void startScheduler(PollSettings settings, List<LookCap> caps, Presence presence) {
        scheduler = new LookScheduler(settings, caps, ports(presence));
        rig.vertx.deployVerticle(scheduler).await();
    }

    PollPorts ports(Presence presence) {
        return new PollPorts(presence, rig.store, budget, Metrics.NONE, rig.clock);
    }

    void start() {
        start(QUICK, FixedPresence.ofAll());
    }

    Task due(Task task) {
        return rig.store.add(task, new Placement.Due(rig.clock.instant()));
    }

    TaskState state(Task task) {
        return rig.store.task(task.id()).state();
    }

    void awaitState(Task task, Class<? extends TaskState> state) {
        awaitState(List.of(task), state);
    }

    void awaitState(List<Task> tasks, Class<? extends TaskState> state) {
        await().untilAsserted(() -> assertThat(tasks).extracting(this::state).hasOnlyElementsOfType(state));
    }

    void awaitNextLook(Task task, Duration in) {
        Instant earliest = rig.clock.instant().plus(in);
        await().untilAsserted(() ->
                assertThat(rig.store.placedAt(task.id())).isBetween(earliest, earliest.plus(in.dividedBy(10))));
    }

    static Future<Observation> running(Optional<Duration> retryAfter) {
        return Future.succeededFuture(new Observation.StillRunning(OptionalInt.of(40), retryAfter));
    }

    @AfterEach
    void close() {
        rig.close();
    }
}
