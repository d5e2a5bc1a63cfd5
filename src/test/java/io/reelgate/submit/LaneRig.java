package io.reelgate.submit;

import static io.reelgate.redis.RedisForTests.await;

import io.reelgate.bus.BusCodec;
import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.lane.BreakerRules;
import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Lifecycle;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.port.FakeMedia;
import io.reelgate.port.FixedPresence;
import io.reelgate.port.HintUrls;
import io.reelgate.port.Metrics;
import io.reelgate.port.RoleRig;
import io.reelgate.port.RouteSpeeds;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.Waypoints;
import io.reelgate.port.lane.BoardGate;
import io.reelgate.port.lane.LaneBoard;
import io.reelgate.port.lane.LaneRecord;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.store.RedisStores;
import io.reelgate.redis.store.StoreSettings;
import io.reelgate.upstream.Navigation;
import io.reelgate.upstream.SampleModels;
import io.reelgate.upstream.UpstreamSettings;
import io.reelgate.upstream.UpstreamShell;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Nodes that submit, on a real Redis, at vendors of their own: each model has one route, to the lane of its name. */
final class LaneRig implements AutoCloseable {
    private static final String KEY_HASH = "a1".repeat(32);
    private static final AccountId ACCOUNT = new AccountId("anna");
    private static final Limits WIDE = new Limits(10_000, 1_000, 100_000);
    private static final Duration SHORT_SILENCE = Duration.ofMillis(300);

    private final RedisForTests redis;
    private final Duration silence;
    private final Map<String, Budget> laneToBudget;
    private final Catalogue catalogue;
    private final List<String> lanes;
    private final Clock clock;
    private final TaskIds ids = new TaskIds(new SecureRandom());
    private final Partitions partitions = new Partitions(8);
    private final RedisStores stores;
    private final List<Vertx> nodes = new ArrayList<>();
    private final List<BoardGate> gates = new ArrayList<>();
    private final Map<String, LaneVendor> nameToVendor = new HashMap<>();
    private final Map<String, List<TaskId>> laneToTasks = new HashMap<>();

    LaneRig(RedisForTests redis, List<String> lanes, Map<String, Budget> laneToBudget) {
        this(redis, lanes, laneToBudget, SHORT_SILENCE);
    }

    /** {@code silence}: how long a submit may be unanswered before that counts. */
    LaneRig(RedisForTests redis, List<String> lanes, Map<String, Budget> laneToBudget, Duration silence) {
        this.redis = redis;
        this.silence = silence;
        this.lanes = lanes;
        this.laneToBudget = laneToBudget;
        this.clock = redis.connections().clock();
        this.stores = new RedisStores(
                redis.connections(),
                partitions,
                lanes,
                StoreSettings.of(Duration.ofSeconds(5)).withPrefix(redis.prefix()));
        this.catalogue = new Catalogue(lanes.stream()
                .map(lane -> SampleModels.model(lane, List.of(new Route(Provider.AUTO, lane, lane, true))))
                .toList());
        lanes.forEach(lane -> nameToVendor.put(lane, new LaneVendor(redis.vertx())));
        var account = new Account(ACCOUNT, List.of(KEY_HASH), Map.of(), Optional.empty(), List.of());
        await(stores.accounts().provision(List.of(account)));
    }

    LaneVendor vendor(String lane) {
        return nameToVendor.get(lane);
    }

    String prefix() {
        return redis.prefix();
    }

    Instant now() {
        return clock.instant();
    }

    /** One more node, with a memory of its own. */
    void node() {
        Vertx vertx = Vertx.vertx();
        BusCodec.register(vertx);
        var board = new LaneBoard(vertx, stores.lanes(), BreakerRules.DEFAULT, lanes, Metrics.NONE, clock);
        var gate = new BoardGate(board, stores.laneQueue("node-" + nodes.size()), laneToBudget);
        nodes.add(vertx);
        gates.add(gate);
        await(board.start());
        var ports = new SubmitPorts(
                FixedPresence.ofAll(),
                stores.queue(),
                journal(gate),
                shell(vertx, board),
                new FakeMedia(),
                Metrics.NONE,
                clock,
                Waypoints.NONE,
                HintUrls.NONE,
                gate);
        var settings = AtTheSubmitters.settings(64, Duration.ofMillis(50), Duration.ofMillis(50));
        await(vertx.deployVerticle(
                new SubmitVerticle(settings, ports, () -> UUID.randomUUID().toString(), new Random(3))));
    }

    private TaskJournal journal(BoardGate gate) {
        return new TaskJournal(
                stores.tasks(),
                stores.queue(),
                new Lifecycle((model, request) -> RoleRig.PACE, RoleRig.WINDOW),
                new Snapshots((model, request) -> RoleRig.PACE, Object::toString),
                () -> UUID.randomUUID().toString(),
                clock,
                Waypoints.NONE,
                gate::moved);
    }

    private UpstreamShell shell(Vertx vertx, LaneBoard board) {
        List<UpstreamSettings> settings = lanes.stream().map(this::settings).toList();
        return new UpstreamShell(
                vertx,
                settings,
                catalogue,
                Metrics.NONE,
                clock,
                Waypoints.NONE,
                new Navigation(Set.of(), board.offers(), RouteSpeeds.NONE, new Random(5)),
                board);
    }

    private UpstreamSettings settings(String lane) {
        var standard = UpstreamSettings.Timeouts.DEFAULT;
        var timeouts = new UpstreamSettings.Timeouts(
                standard.connect(), standard.submit(), standard.look(), silence, standard.lookPause());
        return new UpstreamSettings(
                lane, "apixo", vendor(lane).url(), "secret-key", timeouts, UpstreamSettings.Pool.DEFAULT);
    }

    Task admit(String lane) {
        Instant now = clock.instant();
        var request = new GenerateRequest(
                RequestType.ASYNC, Optional.empty(), Provider.AUTO, Optional.empty(), Map.of("prompt", "a calm sea"));
        Task task = Task.admitted(
                ids.next(partitions.of(ACCOUNT), now.toEpochMilli()),
                ACCOUNT,
                lane,
                request,
                now,
                now.plus(Duration.ofMinutes(30)));
        await(stores.admissions().admit(new Admission(task, KEY_HASH, WIDE, Optional.empty(), Map.of())));
        laneToTasks.computeIfAbsent(lane, first -> new ArrayList<>()).add(task.id());
        return task;
    }

    /** Lets the nodes go on; nothing is asserted about how long. */
    void pause(Duration time) {
        await(redis.vertx().timer(time.toMillis()));
    }

    int posts(String lane) {
        return vendor(lane).posts();
    }

    int mostAtOnce(String lane) {
        return vendor(lane).mostJobs();
    }

    private List<Task> tasks(String lane) {
        return await(stores.tasks().findAll(laneToTasks.get(lane))).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    List<TaskState> states(String lane) {
        return tasks(lane).stream().map(Task::state).toList();
    }

    List<Long> versions(String lane) {
        return tasks(lane).stream().map(Task::version).toList();
    }

    LaneRecord record(String lane) {
        return await(stores.lanes().read(List.of(lane))).getFirst();
    }

    /** The jobs that run there end, as a poller of the first node finds out. */
    void finish(String lane) {
        TaskJournal journal = journal(gates.getFirst());
        for (Task task : tasks(lane)) {
            if (task.state() instanceof TaskState.Running) {
                vendor(lane).ended();
                await(journal.record(task, new Observation.JobFailed(Failure.of(FailCode.GENERATION_FAILED))));
            }
        }
    }

    @Override
    public void close() {
        nodes.forEach(vertx -> await(vertx.close()));
        nameToVendor.values().forEach(LaneVendor::close);
    }
}
