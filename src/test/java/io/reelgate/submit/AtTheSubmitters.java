package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.FakeMedia;
import io.reelgate.port.FixedPresence;
import io.reelgate.port.HintUrls;
import io.reelgate.port.Presence;
import io.reelgate.port.RoleRig;
import io.reelgate.port.Waypoint;
import io.reelgate.port.lane.LaneGate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** A test with a submit role on a store in memory. */
abstract class AtTheSubmitters {
    static final Duration NEVER = Duration.ofHours(1);
    static final SubmitSettings QUICK = settings(8, Duration.ofMillis(20), Duration.ofMillis(40));
    static final SubmitSettings ONLY_ON_NEWS = settings(8, NEVER, NEVER);

    final RoleRig rig = new RoleRig();
    final List<Waypoint> waypoints = new CopyOnWriteArrayList<>();
    final CountingMetrics metrics = new CountingMetrics();
    final FakeMedia media = new FakeMedia();
    HintUrls hints = HintUrls.NONE;
    SubmitVerticle target;

    static SubmitSettings settings(int concurrency, Duration scan, Duration seldom) {
        return new SubmitSettings(
                concurrency,
                PrefetchSettings.DEFAULT,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                scan,
                seldom,
                Duration.ofMillis(300));
    }

    void start(SubmitSettings settings, Presence presence) {
        var ports = new SubmitPorts(
                presence,
                rig.store,
                rig.journal,
                rig.upstream,
                media,
                metrics,
                rig.clock,
                waypoints::add,
                hints,
                LaneGate.NONE);
        target = new SubmitVerticle(settings, ports, rig.tokens, new Random(3));
        rig.vertx.deployVerticle(target).await();
    }

    void start() {
        start(QUICK, FixedPresence.ofAll());
    }

    Task queued() {
        return rig.store.add(SampleTasks.queued(), new Placement.Ready());
    }

    Task queued(Map<String, Object> input) {
        return queued("demo", input);
    }

    Task queued(String account, Map<String, Object> input) {
        var request = new GenerateRequest(
                RequestType.CALLBACK, Optional.of(SampleTasks.CALLBACK_URL), Provider.AUTO, Optional.empty(), input);
        Task task = Task.admitted(
                SampleTasks.id(3),
                new AccountId(account),
                "ltx-2-19b",
                request,
                SampleTasks.CREATED,
                SampleTasks.DEADLINE);
        return rig.store.add(task, new Placement.Ready());
    }

    static Map<String, Object> image(String... urls) {
        return Map.of("image_urls", List.of(urls));
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

    /** What the sweep does once the time has come. */
    void comeBack(Task task) {
        rig.clock.moveTo(rig.store.placedAt(task.id()));
        rig.journal.record(task.id(), new Observation.LeaseExpired()).await();
    }

    @AfterEach
    void close() {
        rig.close();
    }
}
