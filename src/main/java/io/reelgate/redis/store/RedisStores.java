package io.reelgate.redis.store;

import io.reelgate.domain.account.Partitions;
import io.reelgate.port.AccountStore;
import io.reelgate.port.AdmissionStore;
import io.reelgate.port.AuditStore;
import io.reelgate.port.DurationLog;
import io.reelgate.port.EventLog;
import io.reelgate.port.JobNames;
import io.reelgate.port.KeySpace;
import io.reelgate.port.LookBudget;
import io.reelgate.port.LookWaker;
import io.reelgate.port.Metrics;
import io.reelgate.port.Outbox;
import io.reelgate.port.Replays;
import io.reelgate.port.TaskStore;
import io.reelgate.port.WorkQueue;
import io.reelgate.port.lane.LaneQueue;
import io.reelgate.port.lane.LaneStore;
import io.reelgate.redis.Confirmation;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Scripts;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All stores over one set of connections. Each is safe on every thread and answers on the caller's context. */
public final class RedisStores {
    private final RedisConnections connections;
    private final Partitions partitions;
    private final List<String> models;
    private final StoreSettings settings;
    private final Keys keys;
    private final TimeBound bound;
    private final Optional<ConfirmedScripts> confirmed;

    /** {@code models}: the ids of all models that tasks may be of. */
    public RedisStores(
            RedisConnections connections, Partitions partitions, List<String> models, StoreSettings settings) {
        this(connections, partitions, models, settings, Optional.empty());
    }

    private RedisStores(
            RedisConnections connections,
            Partitions partitions,
            List<String> models,
            StoreSettings settings,
            Optional<ConfirmedScripts> confirmed) {
        this.connections = connections;
        this.partitions = partitions;
        this.models = List.copyOf(models);
        this.settings = settings;
        this.keys = new Keys(settings.prefix(), partitions);
        this.bound = new TimeBound(new PartitionClocks(connections, keys), settings.commandTimeout());
        this.confirmed = confirmed;
    }

    /** The same stores; what must not be forgotten is confirmed by replicas. */
    public RedisStores confirming(Confirmation wanted, Metrics metrics) {
        Scripts scripts = new Scripts(connections, Optional.of(wanted));
        var writes = new ConfirmedScripts(scripts, connections.clock(), metrics);
        return new RedisStores(connections, partitions, models, settings, Optional.of(writes));
    }

    /** Without any confirmation. */
    public AdmissionStore admissions() {
        return new RedisAdmissionStore(new Scripts(connections), admissionCall(), bound);
    }

    /** One for all governors of a node; confirmed where these stores are. */
    public AdmissionStore admissions(Vertx vertx, RandomGenerator random, Metrics metrics) {
        return confirmed
                .<AdmissionStore>map(writes -> confirmedAdmissions(writes, vertx, random, metrics))
                .orElseGet(this::admissions);
    }

    private AdmissionStore confirmedAdmissions(
            ConfirmedScripts writes, Vertx vertx, RandomGenerator random, Metrics metrics) {
        Scripts scripts = new Scripts(connections);
        SettlementCall call = new SettlementCall(keys, settings);
        Pursuit confirmations = new Pursuit("confirming an admission", vertx, random);
        Pursuit revocations = new Pursuit("revoking an admission", vertx, random);
        metrics.gauge("reelgate_admissions_to_revoke", revocations::open);
        return new ConfirmedAdmissionStore(
                writes,
                admissionCall(),
                new Confirming(scripts, call, bound, confirmations),
                new Revoking(scripts, writes, call, bound, revocations, metrics),
                new TaskReader(connections, keys),
                bound);
    }

    private AdmissionCall admissionCall() {
        return new AdmissionCall(keys, settings, AdmissionCall.WINDOW);
    }

    /** Whether a command sent now would be sent at all. */
    public boolean available() {
        return connections.available();
    }

    public Replays replays() {
        return new RedisReplays(connections, keys);
    }

    public TaskStore tasks() {
        return new RedisTaskStore(connections, keys, new CommitCall(keys, settings), bound, confirmed);
    }

    public WorkQueue queue() {
        return new RedisWorkQueue(connections, keys, new ClaimCall(connections, keys, models, bound), bound);
    }

    public LookBudget looks() {
        return new RedisLookBudget(connections, keys);
    }

    /** What all nodes know of lanes. */
    public LaneStore lanes() {
        return new RedisLaneStore(connections, keys, bound);
    }

    /** Places at lanes, and who waits for them; {@code node}: unique among all nodes. */
    public LaneQueue laneQueue(String node) {
        return new RedisLaneQueue(connections, keys, bound, new Turns(connections, node));
    }

    /** {@code scale}: names the speed of the jobs where that is not their own, because their durations do not mix. */
    public DurationLog durations(String scale) {
        return new RedisDurationLog(connections, keys, scale);
    }

    public LookWaker waker() {
        return new RedisLookWaker(connections, keys, bound);
    }

    public JobNames jobNames() {
        return new RedisJobNames(connections, keys);
    }

    public EventLog events() {
        return new RedisEventLog(connections, keys);
    }

    public AccountStore accounts() {
        return new RedisAccountStore(connections, keys, bound);
    }

    public Outbox outbox() {
        return new RedisOutbox(connections, keys, bound);
    }

    /**
     * For the audits of one node.
     *
     * @param node unique among all nodes
     * @param upstreams the names of all upstreams at which tasks may be
     * @param lease how long a submit may be under way
     * @param patience how long the archive may take beyond a task's deadline
     */
    public AuditStore audits(String node, List<String> upstreams, Duration lease, Duration patience) {
        RepairCall call = new RepairCall(keys, settings.retention(), lease, patience);
        KnownNames known = new KnownNames(models, List.copyOf(upstreams));
        return new RedisAuditStore(connections, keys, bound, new Turns(connections, node), known, call);
    }

    /** As {@link #audits}, of the keys as a whole. */
    public KeySpace keySpace(String node, List<String> upstreams) {
        return new RedisKeySpace(
                connections, keys, new Turns(connections, node), new KnownNames(models, List.copyOf(upstreams)));
    }

    public StoreFacts facts() {
        return new StoreFacts(connections, keys);
    }

    /**
     * Not started.
     *
     * @param work what the node does; the nodes that do the same share its partitions
     * @param node unique among all nodes, a new one with each start
     */
    public RedisPresence presence(Vertx vertx, String work, String node) {
        return new RedisPresence(vertx, connections, keys.nodes(work), partitions, node);
    }
}
