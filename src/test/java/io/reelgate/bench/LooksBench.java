package io.reelgate.bench;

import io.reelgate.bus.BusCodec;
import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.request.ShippedModels;
import io.reelgate.domain.task.Lifecycle;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.poll.LookCap;
import io.reelgate.poll.LookScheduler;
import io.reelgate.poll.PollPorts;
import io.reelgate.poll.PollSettings;
import io.reelgate.poll.PollerVerticle;
import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.port.FakeMedia;
import io.reelgate.port.Metrics;
import io.reelgate.port.TaskJournal;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.RedisSettings;
import io.reelgate.redis.store.RedisPresence;
import io.reelgate.redis.store.RedisStores;
import io.reelgate.redis.store.StoreSettings;
import io.reelgate.simulator.Simulator;
import io.reelgate.simulator.SimulatorSettings;
import io.reelgate.simulator.job.DurationRange;
import io.reelgate.submit.SubmitPorts;
import io.reelgate.submit.SubmitSettings;
import io.reelgate.submit.SubmitVerticle;
import io.reelgate.sweep.SweepSettings;
import io.reelgate.sweep.SweepVerticle;
import io.reelgate.upstream.UpstreamSettings;
import io.reelgate.upstream.UpstreamShell;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How many looks per second does one node sustain, beside a simulator in the same process, on real Redis? Every job
 * hangs, so that the number of tasks and the interval give the demand:
 * {@code taskset -c 0 java -cp ... io.reelgate.bench.LooksBench <tasks> <interval in ms> <seconds>}.
 */
final class LooksBench {
    private static final String KEY = "b".repeat(64);
    private static final String MODEL = "wan-2-5";
    private static final Partitions PARTITIONS = new Partitions(64);
    private static final Limits WIDE = new Limits(1_000_000, 1_000_000, 1_000_000);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Calls calls = new Calls();
    private final RedisConnections connections =
            RedisForTests.connectionsTo(vertx, RedisSettings.of(RedisForTests.url()));
    private final RedisStores stores = new RedisStores(
            connections,
            PARTITIONS,
            List.of(MODEL),
            StoreSettings.of(Duration.ofSeconds(5)).withPrefix(RedisForTests.freshPrefix()));
    private final TaskIds ids = new TaskIds(new SecureRandom());
    private final Pace pace;
    private final int tasks;

    /** Counts calls to the upstream that did what they should, and all others. */
    private static final class Calls implements Metrics {
        private final LongAdder submits = new LongAdder();
        private final LongAdder looks = new LongAdder();
        private final LongAdder others = new LongAdder();

        @Override
        public void count(String name, String... labels) {
            if (name.equals("reelgate_upstream_requests_total")) {
                switch (labels[5]) {
                    case "accepted" -> submits.increment();
                    case "running" -> looks.increment();
                    default -> others.increment();
                }
            }
        }

        @Override
        public void add(String name, double amount, String... labels) {}

        @Override
        public void time(String name, Duration duration, String... labels) {}

        @Override
        public void gauge(String name, Supplier<Number> value, String... labels) {}
    }

    private LooksBench(int tasks, Duration interval) {
        this.tasks = tasks;
        this.pace = new Pace(interval, interval, interval);
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new LooksBench(Integer.parseInt(arguments[0]), Duration.ofMillis(Long.parseLong(arguments[1])));
        bench.run(Integer.parseInt(arguments[2]));
        System.exit(0);
    }

    private void run(int seconds) throws Exception {
        BusCodec.register(vertx);
        connections.start().await();
        Simulator simulator = simulator();
        admitAll();
        long begun = System.nanoTime();
        deployRoles(simulator.url().toString());
        while (calls.submits.sum() < tasks) {
            vertx.timer(50).await();
        }
        System.out.printf("%d submits in %.1f s%n", tasks, (System.nanoTime() - begun) / 1e9);
        for (int second = 0; second < seconds; second++) {
            report();
        }
        System.out.printf("%d calls came to something else%n", calls.others.sum());
    }

    private void report() {
        long looks = calls.looks.sum();
        Duration busy = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        long begun = System.nanoTime();
        vertx.timer(1_000).await();
        double elapsed = (System.nanoTime() - begun) / 1e9;
        Duration busier = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        System.out.printf(
                "%.0f looks/s, %.0f %% of a core in this process%n",
                (calls.looks.sum() - looks) / elapsed, busier.minus(busy).toMillis() / elapsed / 10);
    }

    private Simulator simulator() throws Exception {
        Path ledger = Files.createTempDirectory("looks-bench");
        var settings = new SimulatorSettings("127.0.0.1", 0, 1, "a signing key for benchmarks", ledger, Set.of());
        return Simulator.start(
                        vertx, 1, settings, (model, input) -> new DurationRange(SECOND, SECOND), Clock.systemUTC())
                .await();
    }

    private void admitAll() {
        List<Account> accounts = IntStream.range(0, 1_000)
                .mapToObj(number -> new Account(
                        new AccountId("bench-" + number), List.of(KEY), Map.of(), Optional.empty(), List.of()))
                .toList();
        stores.accounts().provision(accounts).await();
        List<Future<?>> admissions = new ArrayList<>();
        for (int number = 0; number < tasks; number++) {
            admissions.add(admit(accounts.get(number % accounts.size()).id()));
            if (admissions.size() == 500) {
                Future.all(admissions).await();
                admissions.clear();
            }
        }
        Future.all(admissions).await();
    }

    private Future<?> admit(AccountId account) {
        var request = new GenerateRequest(
                RequestType.ASYNC,
                Optional.empty(),
                Provider.AUTO,
                Optional.empty(),
                Map.of("mode", "text-to-video", "prompt", "a calm sea [sim:hang]"));
        Instant now = connections.clock().instant();
        Task task = Task.admitted(
                ids.next(PARTITIONS.of(account), now.toEpochMilli()),
                account,
                MODEL,
                request,
                now,
                now.plus(Duration.ofMinutes(30)));
        return stores.admissions()
                .admit(new Admission(
                        task,
                        KEY,
                        WIDE,
                        Optional.empty(),
                        Map.of("taskId", task.id().value())));
    }

    private void deployRoles(String simulator) {
        Clock clock = connections.clock();
        Supplier<String> tokens = () -> UUID.randomUUID().toString();
        var journal = new TaskJournal(
                stores.tasks(),
                stores.queue(),
                new Lifecycle((model, request) -> pace, Duration.ofMinutes(5)),
                new Snapshots((model, request) -> pace, Object::toString),
                tokens,
                clock);
        var upstream = new UpstreamShell(
                vertx,
                List.of(new UpstreamSettings("apixo", "apixo", simulator, "bench-key")),
                ShippedModels.CATALOGUE,
                calls,
                clock);
        RedisPresence presence = stores.presence(vertx, "poll", "bench");
        presence.start().await();
        var ports = new SubmitPorts(presence, stores.queue(), journal, upstream, new FakeMedia(), calls, clock);
        PollSettings poll = PollSettings.DEFAULT;
        vertx.deployVerticle(
                        () -> new PollerVerticle(poll, upstream, journal, Metrics.NONE),
                        new DeploymentOptions().setInstances(poll.pollers()))
                .await();
        vertx.deployVerticle(new LookScheduler(
                        poll,
                        List.of(new LookCap("apixo", 1_000_000, 128)),
                        new PollPorts(presence, stores.queue(), stores.looks(), calls, clock)))
                .await();
        vertx.deployVerticle(new SubmitVerticle(SubmitSettings.DEFAULT, ports, tokens, new SecureRandom()))
                .await();
        vertx.deployVerticle(new SweepVerticle(SweepSettings.DEFAULT, presence, stores.queue(), journal, calls, clock))
                .await();
    }
}
