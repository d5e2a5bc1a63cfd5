package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.task.TaskId;
import java.util.List;
import java.util.Optional;

/**
 * Every key there is. The data of an account carries its partition's hash tag, so that a script's keys lie in one slot of
 * a Cluster. Account, model and task ids have no colon, so no two keys can meet.
 */
final class Keys {
    private final String prefix;
    private final Partitions partitions;
    private final List<String> tags;

    Keys(String prefix, Partitions partitions) {
        this.prefix = prefix;
        this.partitions = partitions;
        this.tags = partitions.all().stream()
                .map(partition -> "%s{p%02d}:".formatted(prefix, partition.index()))
                .toList();
    }

    /** Whether an id names a partition of this store: ids come from callers. */
    boolean holds(TaskId id) {
        return id.partition().index() < partitions.count();
    }

    List<Partition> partitions() {
        return partitions.all();
    }

    Partition partition(AccountId account) {
        return partitions.of(account);
    }

    /** Hash: the task. */
    String task(TaskId id) {
        return in(id.partition(), "task:" + id.value());
    }

    /** Sorted set: all non-terminal ids by deadline. */
    String active(Partition partition) {
        return in(partition, "active");
    }

    /** Sorted set: queued ids of a model by turn. */
    String ready(Partition partition, String model) {
        return in(partition, "ready:" + model);
    }

    /** Sorted set: accounts by the last turn given to them, and the last turn taken. */
    String turns(Partition partition, String model) {
        return in(partition, "turns:" + model);
    }

    /** Sorted set: ids being submitted, or kept back, until then. */
    String claimed(Partition partition) {
        return in(partition, "claimed");
    }

    /** Sorted set: running and unclear ids of an upstream by next look. */
    String due(Partition partition, String upstream) {
        return in(partition, "due:" + upstream);
    }

    /** Sorted set: collecting ids by next copy. */
    String collecting(Partition partition) {
        return in(partition, "collecting");
    }

    /** String: the id of the admission that was last to be revoked. */
    String revoked(Partition partition) {
        return in(partition, "revoked");
    }

    /** Stream: public changes. */
    String events(Partition partition) {
        return in(partition, "events");
    }

    /** Set: ids that hold slots; its size is the concurrency. */
    String slots(AccountId account, String model) {
        return in(account, "slots:" + account.value() + ':' + model);
    }

    /** Admissions of the last minute; what kind of key depends on the algorithm. */
    String rate(String algorithm, AccountId account, String model) {
        return in(account, "rate:" + algorithm + ':' + account.value() + ':' + model);
    }

    /** Hash of buckets: status reads of the last minute. */
    String reads(AccountId account, String model) {
        return in(account, "reads:" + account.value() + ':' + model);
    }

    /** String: fingerprint and task of an idempotency key. */
    String idempotency(AccountId account, String keyHash) {
        return in(account, "idem:" + account.value() + ':' + keyHash);
    }

    /** Hash: the account and its live keys. */
    String account(AccountId account) {
        return in(account, "account:" + account.value());
    }

    /** Set: the accounts of a partition. */
    String accounts(AccountId account) {
        return accounts(partitions.of(account));
    }

    /** Set: the accounts of a partition. */
    String accounts(Partition partition) {
        return in(partition, "accounts");
    }

    /** String: the account of an API key. */
    String apiKey(String keyHash) {
        return prefix + "key:" + keyHash;
    }

    /** String: the account of a one-use ticket. */
    String ticket(String ticketHash) {
        return prefix + "ticket:" + ticketHash;
    }

    /** Sorted set: callback endpoints by next attempt. */
    String endpoints(Partition partition) {
        return in(partition, "endpoints");
    }

    /** Sorted set: task ids with a callback for an endpoint, by next attempt. */
    String outbox(Partition partition, String endpoint) {
        return in(partition, "outbox:" + endpoint);
    }

    /** Sorted set: task ids whose callback is being delivered to an endpoint, by lease end. */
    String flights(Partition partition, String endpoint) {
        return in(partition, "flights:" + endpoint);
    }

    /** Hash: the callback of a task. */
    String callback(TaskId id) {
        return in(id.partition(), "callback:" + id.value());
    }

    /** Sorted set: task ids of dead letters by time of death. */
    String dead(Partition partition) {
        return in(partition, "dead");
    }

    /** Hash: looks granted in the last second at an upstream. */
    String looks(String upstream) {
        return ofLane(upstream, "looks");
    }

    /** What belongs to a lane, in one slot of a Cluster; see {@link LaneKeys}. */
    String ofLane(String lane, String name) {
        return prefix + "{u:" + lane + "}:" + name;
    }

    /** Hash: how long jobs took that ended in an hour. */
    String durations(String model, String lane, String scale, long hour) {
        return prefix + "{d:" + model + ':' + lane + "}:durations:" + scale + hour;
    }

    /** String: the task of a job, where an upstream names jobs and not tasks. */
    String job(String upstream, String jobHash) {
        return prefix + "{u:" + upstream + "}:job:" + jobHash;
    }

    /** Sorted set: nodes that do some work, by last heartbeat. */
    String nodes(String work) {
        return prefix + "nodes:" + work;
    }

    /** String: the node whose turn it is to audit a partition; it expires when the next turn is due. */
    String audit(Partition partition) {
        return in(partition, "audit");
    }

    /** Sorted set: models that nodes know, by when one last said so. */
    String models() {
        return prefix + "models";
    }

    /** As {@link #audit}, for the walk through all keys. */
    String audit() {
        return prefix + "audit";
    }

    /** Of all keys there are, as a pattern. */
    String pattern() {
        return prefix.replaceAll("[\\\\*?\\[\\]]", "\\\\$0") + "{p*";
    }

    /** A key of a partition taken apart; empty for what is none. */
    Optional<KeyName> parse(String key) {
        return KeyName.parse(prefix, key).filter(name -> name.partition() < partitions.count());
    }

    /** Hash: what is fixed when the store is created. */
    String facts() {
        return prefix + "facts";
    }

    private String in(AccountId account, String name) {
        return in(partition(account), name);
    }

    private String in(Partition partition, String name) {
        return tags.get(partition.index()) + name;
    }
}
