package io.reelgate.archive;

import static io.reelgate.Done.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusCodec;
import io.reelgate.bus.BusMessage.TaskEnded;
import io.reelgate.bus.BusMessage.TaskFinished;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.retry.Backoff;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Lifecycle;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.FakeUpstream;
import io.reelgate.port.Metrics;
import io.reelgate.port.PartitionRounds.Rhythm;
import io.reelgate.port.Presence;
import io.reelgate.port.TaskJournal;
import io.reelgate.results.HttpResultSource;
import io.reelgate.results.HttpResultSourceSettings;
import io.reelgate.results.LocalResultStore;
import io.reelgate.results.MediaHosts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveVerticleTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Partition MINE = new Partition(1);
    private static final Partition OTHERS = new Partition(2);
    private static final TaskIds IDS = new TaskIds(new Random(7));

    @TempDir
    private Path folder;

    private final MemoryTasks tasks = new MemoryTasks(CLOCK);
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private final Queue<TaskEnded> ended = new ConcurrentLinkedQueue<>();
    private final ResultUrls urls =
            new ResultUrls("http://gateway.test", List.of(new SigningKey("k1", "0123456789abcdef".getBytes(UTF_8))));
    private final FakeUpstream vendor =
            new FakeUpstream().showing(job -> Future.failedFuture("the vendor cannot be reached"));
    private Vertx vertx;
    private HttpServer upstream;
    private LocalResultStore store;
    private volatile boolean broken;
    private String deployment;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        BusCodec.register(vertx);
        vertx.eventBus().<TaskEnded>localConsumer(Address.TASK_ENDED.text(), message -> ended.add(message.body()));
        upstream = done(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
        store = new LocalResultStore(vertx, folder, CLOCK, ResultUrls.LIFETIME);
    }

    @AfterEach
    void close() {
        held.forEach(request -> request.connection().close());
        done(vertx.close());
    }

    private void answer(HttpServerRequest request) {
        if (request.path().startsWith("/held")) {
            held.add(request);
        } else if (broken) {
            request.response().setStatusCode(500).end();
        } else {
            request.response().end("video of " + request.path());
        }
    }

    private void deploy(ArchiveSettings settings) {
        var hosts = new MediaHosts(Map.of("sim", List.of("127.0.0.1")));
        var source = new HttpResultSource(vertx, HttpResultSourceSettings.defaults(), hosts);
        var ports = new ArchivePorts(tasks, journal(), source, store, vendor, new Nodes(), Metrics.NONE);
        deployment = done(vertx.deployVerticle(new ArchiveVerticle(ports, urls, settings, CLOCK, new Random(1))));
    }

    private TaskJournal journal() {
        Pace pace = new Pace(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
        return new TaskJournal(
                tasks,
                tasks,
                new Lifecycle((model, request) -> pace, Duration.ofMinutes(1)),
                new Snapshots((model, request) -> pace, String::valueOf),
                () -> UUID.randomUUID().toString(),
                CLOCK);
    }

    private record Nodes() implements Presence {
        @Override
        public List<Partition> assigned() {
            return List.of(MINE);
        }

        @Override
        public List<Partition> all() {
            return List.of(MINE, OTHERS);
        }
    }

    @Test
    void archivesAFinishedTaskAndSaysSo() {
        Task task = collecting(MINE, "/a.mp4");
        deploy(quick(32));

        TaskState.Succeeded succeeded = succeeded(task.id());

        var result = succeeded.results().getFirst();
        assertThat(result.bytes()).isEqualTo("video of /a.mp4".length());
        assertThat(result.contentType()).isEqualTo("video/mp4");
        assertThat(done(store.locate(task.id(), 0)).orElseThrow()).hasContent("video of /a.mp4");
        assertThat(result.url()).startsWith("http://gateway.test/files/" + task.id() + "/0.mp4?expires=");
        await().untilAsserted(() -> assertThat(ended).contains(new TaskEnded(MINE)));
    }

    @Test
    void promisesAtLeastFifteenDaysFromTheEnd() {
        Task task = collecting(MINE, "/a.mp4");
        deploy(quick(32));

        TaskState.Succeeded succeeded = succeeded(task.id());

        String url = succeeded.results().getFirst().url();
        long expires = Long.parseLong(url.replaceAll(".*expires=([0-9]+)&.*", "$1"));
        Instant promised = succeeded.completeTime().plus(Duration.ofDays(15));
        assertThat(Instant.ofEpochSecond(expires)).isBetween(promised, promised.plusSeconds(5));
    }

    @Test
    void archivesAllResultsInOrder() {
        Task task = collecting(MINE, "/a.mp4", "/b.mp4");
        deploy(quick(32));

        assertThat(succeeded(task.id()).results()).hasSize(2);

        assertThat(done(store.locate(task.id(), 0)).orElseThrow()).hasContent("video of /a.mp4");
        assertThat(done(store.locate(task.id(), 1)).orElseThrow()).hasContent("video of /b.mp4");
    }

    @Test
    void isWokenByTheBus() {
        deploy(asleep());
        Task task = collecting(OTHERS, "/a.mp4");

        vertx.eventBus().publish(Address.TASK_FINISHED.text(), new TaskFinished(OTHERS));

        succeeded(task.id());
    }

    @Test
    void findsWhatTheBusLostInPartitionsOfOthers() {
        deploy(quick(32));
        Task task = collecting(OTHERS, "/a.mp4");

        succeeded(task.id());
    }

    @Test
    void triesAgainAfterAFailedCopy() {
        broken = true;
        Task task = collecting(MINE, "/a.mp4");
        deploy(quick(32));
        await().untilAsserted(() -> assertThat(tasks.claims()).isGreaterThan(10));
        assertThat(tasks.task(task.id()).state()).isInstanceOf(TaskState.Collecting.class);

        broken = false;

        succeeded(task.id());
    }

    /** Links end; and those of a simulator that died name a port where nobody listens any more. */
    @Test
    void fetchesFromWhereTheUpstreamSaysTheResultIsNow() {
        String fresh = "http://127.0.0.1:" + upstream.actualPort() + "/fresh.mp4";
        vendor.showing(job -> Future.succeededFuture(new Observation.Finished(List.of(fresh))));
        Task task = add(MINE, List.of("http://127.0.0.1:1/a.mp4"));
        deploy(quick(32));

        succeeded(task.id());

        assertThat(done(store.locate(task.id(), 0)).orElseThrow()).hasContent("video of /fresh.mp4");
        assertThat(vendor.looks()).containsExactly(((TaskState.Collecting) task.state()).job());
        await().untilAsserted(() -> assertThat(ended).containsExactly(new TaskEnded(MINE)));
    }

    @Test
    void endsATaskWhoseUpstreamTakesItsResultBack() {
        broken = true;
        Failure failure = Failure.of(FailCode.CONTENT_VIOLATION);
        vendor.showing(job -> Future.succeededFuture(new Observation.JobFailed(failure)));
        Task task = collecting(MINE, "/a.mp4");
        deploy(quick(32));

        await().until(() -> tasks.task(task.id()).state() instanceof TaskState.Failed failed
                && failed.failure().equals(failure));
        await().untilAsserted(() -> assertThat(ended).containsExactly(new TaskEnded(MINE)));
    }

    @Test
    void keepsItsClaimWhileACopyIsSlow() {
        Task task = collecting(MINE, "/held/a.mp4");
        deploy(quick(32));
        await().untilAsserted(() -> assertThat(tasks.renewals()).isGreaterThan(3));

        held.remove().response().end("late");

        assertThat(succeeded(task.id()).results().getFirst().bytes()).isEqualTo(4);
        assertThat(held).isEmpty();
    }

    @Test
    void changesNothingOnceItsClaimIsVoid() {
        Task task = collecting(MINE, "/held/a.mp4");
        deploy(quick(32));
        await().until(() -> !held.isEmpty());

        tasks.steal(task.id());
        held.remove().response().end("stale");

        await().until(() -> done(store.locate(task.id(), 0)).isPresent());
        done(vertx.undeploy(deployment));
        assertThat(tasks.task(task.id()).state()).isInstanceOf(TaskState.Collecting.class);
    }

    @Test
    void worksOnNoMoreThanItsPermits() {
        List<Task> all =
                Stream.generate(() -> collecting(MINE, "/held/x.mp4")).limit(5).toList();
        deploy(quick(2));

        for (int left = all.size(); left > 0; left--) {
            int expected = Math.min(2, left);
            await().until(() -> held.size() == expected);
            held.remove().response().end("done");
        }

        all.forEach(task -> succeeded(task.id()));
    }

    @Test
    void goesOnAfterTheStoreWasUnreachable() {
        tasks.unreachable(true);
        deploy(quick(32));
        Task task = collecting(MINE, "/a.mp4");

        tasks.unreachable(false);

        succeeded(task.id());
    }

    @Test
    void recordsACopyThatEndedWhileTheStoreWasUnreachable() {
        Task task = collecting(MINE, "/held/a.mp4");
        deploy(quick(32));
        await().until(() -> !held.isEmpty());
        tasks.unreachable(true);
        held.remove().response().end("one");
        await().until(() -> done(store.locate(task.id(), 0)).isPresent());

        tasks.unreachable(false);
        await().until(() -> answerHeld("two") || tasks.task(task.id()).state().terminal());

        succeeded(task.id());
    }

    private boolean answerHeld(String text) {
        return Optional.ofNullable(held.poll())
                .map(request -> request.response().end(text))
                .isPresent();
    }

    @Test
    void waitsForCopiesUnderWayWhenStopped() {
        Task task = collecting(MINE, "/held/a.mp4");
        deploy(quick(32));
        await().until(() -> !held.isEmpty());

        var stopped = vertx.undeploy(deployment);
        held.remove().response().end("last");
        done(stopped);

        assertThat(tasks.task(task.id()).state()).isInstanceOf(TaskState.Succeeded.class);
    }

    private TaskState.Succeeded succeeded(TaskId id) {
        await().untilAsserted(() -> assertThat(tasks.task(id).state()).isInstanceOf(TaskState.Succeeded.class));
        return (TaskState.Succeeded) tasks.task(id).state();
    }

    private Task collecting(Partition partition, String... paths) {
        List<String> sources = Stream.of(paths)
                .map(path -> "http://127.0.0.1:" + upstream.actualPort() + path)
                .toList();
        return add(partition, sources);
    }

    private Task add(Partition partition, List<String> sources) {
        Task task = new Task(
                IDS.next(partition, CLOCK.millis()),
                new AccountId("demo"),
                "wan-2-5",
                Optional.empty(),
                new TaskState.Collecting(new Job("sim", "job", CLOCK.instant()), sources),
                4,
                1,
                CLOCK.instant(),
                CLOCK.instant().plusSeconds(600),
                OptionalInt.empty());
        tasks.add(task);
        return task;
    }

    private static ArchiveSettings quick(int concurrency) {
        return settings(concurrency, Duration.ofMillis(20));
    }

    private static ArchiveSettings asleep() {
        return settings(32, Duration.ofHours(1));
    }

    private static ArchiveSettings settings(int concurrency, Duration scan) {
        return new ArchiveSettings(
                concurrency,
                Duration.ofMillis(400),
                Duration.ofMillis(50),
                new Rhythm(Duration.ofMillis(5), scan, scan),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(50)),
                Duration.ofHours(1),
                Duration.ofSeconds(10));
    }
}
