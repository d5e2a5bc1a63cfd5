package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.bus.WakeUps;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Attempt;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.PublicState;
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
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The matrix of section 11.2 (reference: upstreams) over real HTTP, from the submitter through the shell and three vendors'
 * formats: where the paid requests arrive, and what becomes of the task. Of the routes {@code one} (fal's format) and {@code
 * two} (kie's) are value, {@code maker} (APIXO's) is official. The event happens at the first of each strategy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailoverOverHttpTest {
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

    private final RoleRig rig = new RoleRig();
    private final FailingVendor one = new FailingVendor(rig.vertx, "fal");
    private final FailingVendor two = new FailingVendor(rig.vertx, "kie");
    private final FailingVendor maker = new FailingVendor(rig.vertx, "apixo");
    private final UpstreamShell shell = shell(settings("one", one), settings("two", two), settings("maker", maker));
    private final Preparation target = target(shell);

    private UpstreamShell shell(UpstreamSettings... upstreams) {
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

    private static UpstreamSettings settings(String name, FailingVendor vendor) {
        return settings(name, vendor.format(), vendor.url());
    }

    private static UpstreamSettings settings(String name, String format, String url) {
        var timeouts =
                new UpstreamSettings.Timeouts(Duration.ofSeconds(1), Duration.ofMillis(150), Duration.ofMillis(150));
        return new UpstreamSettings(name, format, url, "secret-key", timeouts, UpstreamSettings.Pool.DEFAULT);
    }

    private Preparation target(UpstreamShell shell) {
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

    @ParameterizedTest(name = "{0} at the submit, {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            silence             | AUTO     | one 1, two 0, maker 0 | unclear
            silence             | VALUE    | one 1, two 0, maker 0 | unclear
            silence             | OFFICIAL | one 0, two 0, maker 1 | unclear
            reset               | AUTO     | one 1, two 0, maker 0 | unclear
            reset               | OFFICIAL | one 0, two 0, maker 1 | unclear
            cut reply           | AUTO     | one 1, two 0, maker 0 | unclear
            cut reply           | OFFICIAL | one 0, two 0, maker 1 | unclear
            400                 | AUTO     | one 1, two 0, maker 0 | failed GENERATION_FAILED
            400                 | OFFICIAL | one 0, two 0, maker 1 | failed GENERATION_FAILED
            422                 | AUTO     | one 1, two 0, maker 0 | failed GENERATION_FAILED
            422                 | VALUE    | one 1, two 0, maker 0 | failed GENERATION_FAILED
            content             | AUTO     | one 1, two 0, maker 0 | failed CONTENT_VIOLATION
            content             | OFFICIAL | one 0, two 0, maker 1 | failed CONTENT_VIOLATION
            401                 | AUTO     | one 1, two 1, maker 0 | running
            401                 | VALUE    | one 1, two 1, maker 0 | running
            401                 | OFFICIAL | one 0, two 0, maker 1 | failed MODEL_UNAVAILABLE
            402                 | AUTO     | one 1, two 1, maker 0 | running
            402                 | OFFICIAL | one 0, two 0, maker 1 | failed MODEL_UNAVAILABLE
            403                 | AUTO     | one 1, two 1, maker 0 | running
            403                 | OFFICIAL | one 0, two 0, maker 1 | failed MODEL_UNAVAILABLE
            404                 | AUTO     | one 1, two 1, maker 0 | running
            404                 | OFFICIAL | one 0, two 0, maker 1 | failed MODEL_UNAVAILABLE
            429                 | AUTO     | one 1, two 1, maker 0 | running
            429                 | VALUE    | one 1, two 1, maker 0 | running
            429 once            | OFFICIAL | one 0, two 0, maker 2 | running
            500                 | AUTO     | one 1, two 0, maker 0 | unclear
            500                 | OFFICIAL | one 0, two 0, maker 1 | unclear
            502                 | AUTO     | one 1, two 0, maker 0 | unclear
            502                 | VALUE    | one 1, two 0, maker 0 | unclear
            504                 | AUTO     | one 1, two 0, maker 0 | unclear
            504                 | OFFICIAL | one 0, two 0, maker 1 | unclear
            503 once            | AUTO     | one 2, two 0, maker 0 | running
            503                 | AUTO     | one 3, two 1, maker 0 | running
            503                 | VALUE    | one 3, two 1, maker 0 | running
            503 once            | OFFICIAL | one 0, two 0, maker 2 | running
            200 with 402        | OFFICIAL | one 0, two 0, maker 1 | failed MODEL_UNAVAILABLE
            200 with 500        | OFFICIAL | one 0, two 0, maker 1 | unclear
            """)
    void atTheSubmit(String event, Provider provider, String posts, String outcome) {
        first(provider).submits(event);

        Task task = submitted(provider);

        assertThat(posts()).isEqualTo(posts);
        assertThat(word(task)).isEqualTo(outcome);
    }

    /** A port that is taken, and at which nobody listens. */
    @ParameterizedTest(name = "no connection, {0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            AUTO     | one 0, two 1, maker 0 | running
            VALUE    | one 0, two 1, maker 0 | running
            OFFICIAL | one 0, two 0, maker 0 | queued
            """)
    void whereThereIsNoConnection(Provider provider, String posts, String outcome) throws IOException {
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress("127.0.0.1", 0));
            String url = "http://127.0.0.1:" + nobody.getLocalPort();
            UpstreamShell away =
                    shell(settings("one", "fal", url), settings("two", two), settings("maker", "apixo", url));

            Task task = submitted(target(away), provider);

            assertThat(posts()).isEqualTo(posts);
            assertThat(word(task)).isEqualTo(outcome);
            away.close().await();
        }
    }

    @ParameterizedTest(name = "{0} at a look, {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            silence             | AUTO     | one 1, two 0, maker 0 | running
            reset               | AUTO     | one 1, two 0, maker 0 | running
            cut reply           | AUTO     | one 1, two 0, maker 0 | running
            401                 | AUTO     | one 1, two 0, maker 0 | running
            402                 | VALUE    | one 1, two 0, maker 0 | running
            403                 | OFFICIAL | one 0, two 0, maker 1 | running
            429                 | AUTO     | one 1, two 0, maker 0 | running
            500                 | OFFICIAL | one 0, two 0, maker 1 | running
            502                 | AUTO     | one 1, two 0, maker 0 | running
            503                 | AUTO     | one 1, two 0, maker 0 | running
            504                 | OFFICIAL | one 0, two 0, maker 1 | running
            404                 | OFFICIAL | one 0, two 0, maker 1 | failed GENERATION_FAILED
            422                 | OFFICIAL | one 0, two 0, maker 1 | failed GENERATION_FAILED
            content             | AUTO     | one 1, two 0, maker 0 | failed CONTENT_VIOLATION
            content             | OFFICIAL | one 0, two 0, maker 1 | failed CONTENT_VIOLATION
            broken job          | AUTO     | one 1, two 1, maker 0 | running
            broken job          | VALUE    | one 1, two 0, maker 0 | failed GENERATION_FAILED
            broken job          | OFFICIAL | one 0, two 0, maker 1 | failed GENERATION_FAILED
            """)
    void atALook(String event, Provider provider, String posts, String outcome) {
        Task running = submitted(provider);
        assertThat(word(running)).isEqualTo("running");
        first(provider).looks(event);

        Task task = looked(running);

        assertThat(posts()).isEqualTo(posts);
        assertThat(word(task)).isEqualTo(outcome);
        assertThat(task.state().publicState()).isNotEqualTo(PublicState.PENDING);
    }

    @Test
    void aTaskThatEverybodyTurnsAwayForNowWaitsAndIsTakenLater() {
        one.submits("429 once");
        two.submits("429 once");

        Task task = submitted(Provider.AUTO);

        assertThat(word(task)).isEqualTo("running");
        assertThat(posts()).isEqualTo("one 2, two 1, maker 0");
        assertThat(task.attempts().last()).extracting(Attempt::lane).containsExactly("one", "two", "one");
        assertThat(task.attempts().last())
                .extracting(attempt -> attempt.outcome().orElse("open"))
                .containsExactly("busy", "busy", "accepted");
    }

    @Test
    void aTaskThatEverybodyTurnsAwayForGoodFails() {
        one.submits("402");
        two.submits("401");

        assertThat(word(submitted(Provider.AUTO))).isEqualTo("failed MODEL_UNAVAILABLE");
        assertThat(posts()).isEqualTo("one 1, two 1, maker 0");
    }

    @Test
    void theJobOfAnotherRouteIsLookedAtThere() {
        one.submits("401");

        Task task = submitted(Provider.AUTO);

        assertThat(((TaskState.Running) task.state()).job().route()).isEqualTo("two");
        assertThat(word(looked(task))).isEqualTo("running");
        assertThat(two.gets()).isEqualTo(1);
        assertThat(one.gets()).isZero();
    }

    private FailingVendor first(Provider provider) {
        return provider == Provider.OFFICIAL ? maker : one;
    }

    private String posts() {
        return "one " + one.posts() + ", two " + two.posts() + ", maker " + maker.posts();
    }

    private static String word(Task task) {
        return task.state() instanceof TaskState.Failed failed
                ? "failed " + failed.failure().code()
                : task.state().word();
    }

    private Task submitted(Provider provider) {
        return submitted(target, provider);
    }

    private Task submitted(Preparation by, Provider provider) {
        var request = new GenerateRequest(RequestType.ASYNC, Optional.empty(), provider, Optional.empty(), INPUT);
        Instant now = rig.clock.instant();
        Task task = Task.admitted(
                SampleTasks.id(3), new AccountId("demo"), "wan-2-5", request, now, now.plusSeconds(1_800));
        rig.store.add(task, new Placement.Ready());
        return settled(by, task);
    }

    /** As submitter and sweep do it, until the task is where neither takes it. */
    private Task settled(Task task) {
        return settled(target, task);
    }

    private Task settled(Preparation by, Task task) {
        for (int round = 0; round < MOST_ROUNDS && isQueued(task); round++) {
            if (rig.store.index(task.id()).equals("Claimed")) {
                rig.clock.moveTo(rig.store.placedAt(task.id()));
                rig.journal.record(task.id(), new Observation.LeaseExpired()).await();
            }
            begin(by, task);
        }
        return rig.store.task(task.id());
    }

    private boolean isQueued(Task task) {
        return rig.store.task(task.id()).state() instanceof TaskState.Queued;
    }

    private void begin(Preparation by, Task task) {
        List<ClaimedTask> claimed = rig.store
                .claim(Work.SUBMIT, task.id().partition(), 1_000, Duration.ofSeconds(15))
                .await();
        ClaimedTask ours = claimed.stream()
                .filter(each -> each.task().id().equals(task.id()))
                .findFirst()
                .orElseThrow();
        onContext(() -> by.begin(ours));
    }

    private Task looked(Task running) {
        TaskState.Running state = (TaskState.Running) running.state();
        Observation seen = onContext(() -> shell.look(state.job(), "wan-2-5"));
        rig.journal.record(running, seen).await();
        return settled(running);
    }

    private <T> T onContext(Callable<Future<T>> work) {
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
