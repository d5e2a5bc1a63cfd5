package io.reelgate.rig.run;

import io.reelgate.rig.Accounts;
import io.reelgate.rig.CallbackReceiver;
import io.reelgate.rig.Caller;
import io.reelgate.rig.ClientLog;
import io.reelgate.rig.CrashPoint;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Load;
import io.reelgate.rig.Ports;
import io.reelgate.rig.RunFolder;
import io.reelgate.rig.SimulatorProcess;
import io.reelgate.rig.Watch;
import io.reelgate.rig.oracle.Claims;
import io.reelgate.rig.oracle.Oracle;
import io.reelgate.rig.oracle.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Everything a run under faults needs beside the Redis: a simulator, a callback endpoint and clients that outlive the
 * nodes, and the oracle in the end. Its folder stays under {@code target/faults}, so that a failed run can be read.
 */
public final class FaultRun implements AutoCloseable {
    private static final String MODEL = "ltx-2-19b";

    /** Those that its tasks may be at. */
    private static final List<String> UPSTREAMS = List.of("wavespeed", "fal", "apixo");

    private final RunFolder folder;
    private final Accounts accounts = Accounts.many(16);
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Map<String, String>> nodeToPorts = new HashMap<>();
    private final Map<String, GatewayProcess> nameToNode = new ConcurrentHashMap<>();
    private final List<Load> loads = new CopyOnWriteArrayList<>();
    private final ClientLog log;
    private final SimulatorProcess simulator;
    private final CallbackReceiver receiver;
    private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor();

    /** {@code prefix}: of the keys of this run; the Redis may be shared. */
    public FaultRun(String name, String redisUrl, String prefix, String speed) {
        folder = new RunFolder(fresh(Path.of("target", "faults", name).toAbsolutePath())).redis(redisUrl, prefix);
        simulator = SimulatorProcess.start(folder.path(), speed);
        receiver = new CallbackReceiver(folder);
        log = new ClientLog(folder);
        settings.put("REELGATE_REDIS_URL", redisUrl);
        settings.put("REELGATE_REDIS_PREFIX", prefix);
        // A build machine may be held up for longer than a server ever is.
        settings.put("REELGATE_REDIS_COMMANDTIMEOUT", "2s");
        settings.put("REELGATE_SIMULATOR_URL", simulator.url());
        settings.put("REELGATE_SIMULATOR_SPEED", speed);
        settings.put("REELGATE_RESULTS_URL", "file:" + folder.path().resolve("results"));
        settings.put("REELGATE_CALLBACKS_ALLOW", "127.0.0.0/8");
        settings.put(
                "REELGATE_CONF_DIR",
                accounts.conf(folder.path().resolve("conf")).toString());
    }

    private static Path fresh(Path path) {
        try {
            if (Files.exists(path)) {
                try (Stream<Path> old = Files.walk(path)) {
                    old.sorted(Comparator.reverseOrder())
                            .forEach(file -> file.toFile().delete());
                }
            }
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A setting of all nodes that are started from now on. */
    public FaultRun with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Starts a node, or starts it again at the same address. */
    public GatewayProcess start(String name) {
        return remember(name, GatewayProcess.start(folder.path().resolve(name), settings(name)));
    }

    /** Starts a node and does not wait until it is ready. */
    public GatewayProcess launch(String name) {
        return remember(name, GatewayProcess.launch(folder.path().resolve(name), settings(name)));
    }

    /** Starts a node that ends itself. {@code roles}: what it does besides, as the setting says it. */
    public GatewayProcess startCrashing(String name, CrashPoint point, String roles) {
        Map<String, String> own = settings(name);
        own.put("REELGATE_NODE_ROLES", roles);
        return remember(name, GatewayProcess.startCrashing(folder.path().resolve(name), own, point));
    }

    private GatewayProcess remember(String name, GatewayProcess node) {
        nameToNode.put(name, node);
        return node;
    }

    private Map<String, String> settings(String name) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(nodeToPorts.computeIfAbsent(
                name,
                first -> Map.of(
                        "REELGATE_HTTP_PORT", Integer.toString(Ports.free()),
                        "REELGATE_OPS_PORT", Integer.toString(Ports.free()))));
        return all;
    }

    /** The process of this name that was started last. */
    public GatewayProcess node(String name) {
        return nameToNode.get(name);
    }

    /** Clients of these nodes, all accounts in turn, each task with a callback. {@code words}: the simulator's. */
    public Load load(String name, String words, String... nodes) {
        Load.Plan plan = Load.Plan.of(name).keys(accounts.keys()).words(words).callbackUrl(receiver.url());
        Load load = new Load(plan, urls(List.of(nodes)), log);
        loads.add(load);
        return load;
    }

    private List<String> urls(List<String> nodes) {
        return nodes.stream().map(name -> node(name).url("")).toList();
    }

    /** From now on clients ask these nodes for the state of all accepted tasks. */
    public FaultRun watch(String... nodes) {
        Watch watch = new Watch(MODEL, urls(List.of(nodes)), log);
        var unused = watching.scheduleWithFixedDelay(() -> look(watch), 1, 1, TimeUnit.SECONDS);
        return this;
    }

    private void look(Watch watch) {
        keyToAccepted().forEach(watch::look);
    }

    private Map<String, List<String>> keyToAccepted() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        loads.forEach(load -> load.keyToAccepted()
                .forEach((key, ids) ->
                        all.computeIfAbsent(key, first -> new ArrayList<>()).addAll(ids)));
        return all;
    }

    /** The public state of a task as one node tells it. */
    public String state(String node, String taskId) {
        String key = keyToAccepted().entrySet().stream()
                .filter(accepted -> accepted.getValue().contains(taskId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return new Caller(node(node).url(""), key)
                .task(MODEL, taskId)
                .path("state")
                .asText();
    }

    /** Measures from now on how long work lies that a dead node had claimed. */
    public Orphans orphans() {
        return new Orphans(new Claims(
                settings.get("REELGATE_REDIS_URL"), settings.get("REELGATE_REDIS_PREFIX"), UPSTREAMS, MODEL));
    }

    public SimulatorProcess simulator() {
        return simulator;
    }

    public RunFolder folder() {
        return folder;
    }

    public Oracle oracle() {
        return new Oracle(folder);
    }

    /** Submits nothing more, waits until all is at rest, and fails with the oracle's findings. */
    public Verdict awaitClean(Duration patience) {
        loads.forEach(Load::stop);
        oracle().awaitClean(patience);
        look(new Watch(MODEL, urls(List.copyOf(nameToNode.keySet())), log));
        return oracle().awaitClean(Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        watching.shutdownNow();
        loads.forEach(Load::close);
        nameToNode.values().forEach(GatewayProcess::kill);
        receiver.close();
        simulator.close();
        log.close();
    }
}
