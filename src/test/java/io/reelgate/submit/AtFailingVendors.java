package io.reelgate.submit;

import io.reelgate.bus.WakeUps;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.FakeMedia;
import io.reelgate.port.FixedPresence;
import io.reelgate.port.Metrics;
import io.reelgate.port.Permits;
import io.reelgate.port.RoleRig;
import io.reelgate.port.Waypoints;
import io.reelgate.port.Work;
import io.reelgate.upstream.Navigation;
import io.reelgate.upstream.SampleModels;
import io.reelgate.upstream.UpstreamSettings;
import io.reelgate.upstream.UpstreamShell;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * A submitter over the real shell and three vendors' formats: of the routes {@code one} (fal's format) and {@code two}
 * (kie's) are value, {@code maker} (APIXO's) is official. Time moves only when a test says so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtFailingVendors {
    private static final Map<String, Object> INPUT = Map.of(
            "prompt",
            "a calm sea",
            "mode",
            "text-to-video",
            "resolution",
            "720p",
            "aspect_ratio",
            "16:9",
            "duration",
            5L,
            "enable_prompt_expansion",
            true);
    private static final int MOST_ROUNDS = 6;

    final RoleRig rig = new RoleRig();
    final FailingVendor one = new FailingVendor(rig.vertx, "fal");
    final FailingVendor two = new FailingVendor(rig.vertx, "kie");
    final FailingVendor maker = new FailingVendor(rig.vertx, "apixo");
    final UpstreamShell shell = shell(settings("one", one), settings("two", two), settings("maker", maker));
    final Preparation target = target(shell);

    UpstreamShell shell(UpstreamSettings... upstreams) {
        return new UpstreamShell(
                rig.vertx,
                List.of(upstreams),
                SampleModels.catalogue(List.of(
                        new Route(Provider.AUTO, "one", "fal-ai/wan-25-preview", true),
                        new Route(Provider.AUTO, "two", "wan/2-5", true),
                        new Route(Provider.VALUE, "one", "fal-ai/wan-25-preview", true),
                        new Route(Provider.VALUE, "two", "wan/2-5", true),
                        new Route(Provider.OFFICIAL, "maker", "wan-2-5", true))),
                Metrics.NONE,
                rig.clock,
                Waypoints.NONE,
                Navigation.plain(new SplittableRandom(1)));
    }

    static UpstreamSettings settings(String name, FailingVendor vendor) {
        return settings(name, vendor.format(), vendor.url());
    }

    static UpstreamSettings settings(String name, String format, String url) {
        var timeouts =
                new UpstreamSettings.Timeouts(Duration.ofSeconds(1), Duration.ofMillis(150), Duration.ofMillis(150));
        return new UpstreamSettings(name, format, url, "secret-key", timeouts, UpstreamSettings.Pool.DEFAULT);
    }

    Preparation target(UpstreamShell shell) {
        var ports = new SubmitPorts(
                FixedPresence.ofAll(), rig.store, rig.journal, shell, new FakeMedia(), Metrics.NONE, rig.clock);
        var settings = SubmitSettings.DEFAULT;
        var random = new Random(3);
        var notes = new Notes(
                rig.journal,
                new Persistence(rig.vertx, rig.journal, rig.clock, random),
                new WakeUps(rig.vertx.eventBus()),
                Metrics.NONE);
        var prefetcher = new Prefetcher(rig.vertx, settings, ports, new Permits(8));
        return new Preparation(ports, notes, prefetcher, new Submitter(settings, ports, notes, rig.tokens, random));
    }

    /** What a row before has left of rests is over. */
    @BeforeEach
    void anHourLater() {
        rig.clock.moveTo(rig.clock.instant().plusSeconds(3_600));
        List.of(one, two, maker).forEach(FailingVendor::recover);
    }

    @AfterAll
    void close() {
        shell.close().await();
        rig.close();
    }

    FailingVendor first(Provider provider) {
        return provider == Provider.OFFICIAL ? maker : one;
    }

    String posts() {
        return "one " + one.posts() + ", two " + two.posts() + ", maker " + maker.posts();
    }

    static String word(Task task) {
        return task.state() instanceof TaskState.Failed failed
                ? "failed " + failed.failure().code()
                : task.state().word();
    }

    Task submitted(Provider provider) {
        return submitted(target, provider);
    }

    Task submitted(Preparation by, Provider provider) {
        var request = new GenerateRequest(RequestType.ASYNC, Optional.empty(), provider, Optional.empty(), INPUT);
        Instant now = rig.clock.instant();
        Task task = Task.admitted(
                SampleTasks.id(3), new AccountId("demo"), "wan-2-5", request, now, now.plusSeconds(1_800));
        rig.store.add(task, new Placement.Ready());
        return settled(by, task);
    }

    /** As submitter and sweep do it, until the task is where neither takes it. */
    Task settled(Task task) {
        return settled(target, task);
    }

    Task settled(Preparation by, Task task) {
        for (int round = 0; round < MOST_ROUNDS && isQueued(task); round++) {
            if (rig.store.index(task.id()).equals("Claimed")) {
                rig.clock.moveTo(rig.store.placedAt(task.id()));
                rig.journal.record(task.id(), new Observation.LeaseExpired()).await();
            }
            begin(by, task);
        }
        return rig.store.task(task.id());
    }

    boolean isQueued(Task task) {
        return rig.store.task(task.id()).state() instanceof TaskState.Queued;
    }

    void begin(Preparation by, Task task) {
        List<ClaimedTask> claimed = rig.store
                .claim(Work.SUBMIT, task.id().partition(), 1_000, Duration.ofSeconds(15))
                .await();
        ClaimedTask ours = claimed.stream()
                .filter(each -> each.task().id().equals(task.id()))
                .findFirst()
                .orElseThrow();
        onContext(() -> by.begin(ours));
    }

    Task looked(Task running) {
        TaskState.Running state = (TaskState.Running) running.state();
        Observation seen = onContext(() -> shell.look(state.job(), "wan-2-5"));
        rig.journal.record(running, seen).await();
        return settled(running);
    }

    <T> T onContext(Callable<Future<T>> work) {
        Promise<T> done = Promise.promise();
        rig.vertx.runOnContext(
                on -> Future.succeededFuture().compose(nothing -> called(work)).onComplete(done));
        return done.future().await();
    }

    private static <T> Future<T> called(Callable<Future<T>> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }
}
