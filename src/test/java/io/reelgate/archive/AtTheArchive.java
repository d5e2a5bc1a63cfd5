package io.reelgate.archive;

import static io.reelgate.Done.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusCodec;
import io.reelgate.bus.BusMessage.TaskEnded;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.retry.Backoff;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Lifecycle;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.FakeUpstream;
import io.reelgate.port.PartitionRounds.Rhythm;
import io.reelgate.port.Presence;
import io.reelgate.port.ResultStore.Place;
import io.reelgate.port.ResultStore.Wish;
import io.reelgate.port.Share;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.Waypoint;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with an archive role, a vendor that holds results, and a local store. */
abstract class AtTheArchive {
    static final Clock CLOCK = Clock.systemUTC();
    static final Partition MINE = new Partition(1);
    static final Partition OTHERS = new Partition(2);
    static final Wish ANY = new Wish(false, Duration.ofHours(1));
    static final TaskIds IDS = new TaskIds(new Random(7));

    @TempDir
    Path folder;

    final MemoryTasks tasks = new MemoryTasks(CLOCK);
    final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    final Queue<TaskEnded> ended = new ConcurrentLinkedQueue<>();
    final ResultUrls urls =
            new ResultUrls("http://gateway.test", List.of(new SigningKey("k1", "0123456789abcdef".getBytes(UTF_8))));
    final FakeUpstream vendor = new FakeUpstream().showing(job -> Future.failedFuture("the vendor cannot be reached"));
    final AtomicInteger asked = new AtomicInteger();
    final AtomicBoolean full = new AtomicBoolean();
    final AtomicBoolean busy = new AtomicBoolean();
    final StoreCondition condition = new StoreCondition();
    final CountingMetrics metrics = new CountingMetrics();
    final Queue<Waypoint> waypoints = new ConcurrentLinkedQueue<>();
    Vertx vertx;
    HttpServer upstream;
    LocalResultStore store;
    volatile boolean broken;
    String deployment;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        BusCodec.register(vertx);
        vertx.eventBus().<TaskEnded>localConsumer(Address.TASK_ENDED.text(), message -> ended.add(message.body()));
        upstream = done(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
        store = new LocalResultStore(vertx, folder, CLOCK, ResultUrls.LIFETIME, waypoints::add);
    }

    @AfterEach
    void close() {
        held.forEach(request -> request.connection().close());
        done(vertx.close());
    }

    void answer(HttpServerRequest request) {
        asked.incrementAndGet();
        if (request.path().startsWith("/held")) {
            held.add(request);
        } else if (broken) {
            request.response().setStatusCode(500).end();
        } else {
            request.response().end("video of " + request.path());
        }
    }

    void deploy(ArchiveSettings settings) {
        var hosts = new MediaHosts(Map.of("sim", List.of("127.0.0.1")));
        var source = new HttpResultSource(vertx, HttpResultSourceSettings.defaults(), hosts);
        var ports = new ArchivePorts(
                tasks, journal(), source, new FullStore(store, full::get, busy::get), condition, vendor, new Nodes(), metrics);
        deployment = done(vertx.deployVerticle(new ArchiveVerticle(ports, urls, settings, CLOCK, new Random(1))));
    }

    TaskJournal journal() {
        Pace pace = new Pace(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
        return new TaskJournal(
                tasks,
                tasks,
                new Lifecycle((model, request) -> pace, Duration.ofMinutes(1)),
                new Snapshots((model, request) -> pace, String::valueOf),
                () -> UUID.randomUUID().toString(),
                CLOCK,
                waypoints::add);
    }

    record Nodes() implements Presence {
        @Override
        public Share share() {
            return Share.WHOLE;
        }

        @Override
        public List<Partition> assigned() {
            return List.of(MINE);
        }

        @Override
        public List<Partition> all() {
            return List.of(MINE, OTHERS);
        }
    }

    Path file(TaskId id, int index) {
        return ((Place.LocalFile) done(store.serve(id, index, ANY))).path();
    }

    boolean present(TaskId id, int index) {
        return done(store.serve(id, index, ANY)) instanceof Place.LocalFile;
    }

    boolean answerHeld(String text) {
        return Optional.ofNullable(held.poll())
                .map(request -> request.response().end(text))
                .isPresent();
    }

    TaskState.Succeeded succeeded(TaskId id) {
        await().untilAsserted(() -> assertThat(tasks.task(id).state()).isInstanceOf(TaskState.Succeeded.class));
        return (TaskState.Succeeded) tasks.task(id).state();
    }

    Task collecting(Partition partition, String... paths) {
        return add(partition, source(paths));
    }

    List<String> source(String... paths) {
        return Stream.of(paths)
                .map(path -> "http://127.0.0.1:" + upstream.actualPort() + path)
                .toList();
    }

    Task add(Partition partition, List<String> sources) {
        return add(partition, sources, CLOCK.instant().plusSeconds(600));
    }

    Task add(Partition partition, List<String> sources, Instant deadline) {
        Task task = new Task(
                IDS.next(partition, CLOCK.millis()),
                new AccountId("demo"),
                "wan-2-5",
                Optional.empty(),
                new TaskState.Collecting(new Job("sim", "job", CLOCK.instant()), sources),
                4,
                1,
                CLOCK.instant(),
                deadline,
                OptionalInt.empty());
        tasks.add(task);
        return task;
    }

    static ArchiveSettings quick(int concurrency) {
        return settings(concurrency, Duration.ofMillis(20));
    }

    static ArchiveSettings asleep() {
        return settings(32, Duration.ofHours(1));
    }

    static ArchiveSettings settings(int concurrency, Duration scan) {
        return settings(concurrency, scan, Duration.ofSeconds(10));
    }

    static ArchiveSettings settings(int concurrency, Duration scan, Duration drain) {
        return new ArchiveSettings(
                concurrency,
                Duration.ofMillis(400),
                Duration.ofMillis(50),
                new Rhythm(Duration.ofMillis(5), scan, scan),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(50)),
                Duration.ofHours(1),
                Duration.ofMillis(100),
                drain);
    }
}
