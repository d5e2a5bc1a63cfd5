package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.AuditStore;
import io.reelgate.port.Damage;
import io.reelgate.port.Inventory;
import io.reelgate.port.LooseCallback;
import io.reelgate.port.OutboxInventory;
import io.reelgate.port.Suspect;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Repairs by {@code repair_task.lua}, {@code forget_task.lua} and {@code repair_callback.lua}. */
final class RedisAuditStore implements AuditStore {
    private final Scripts scripts;
    private final Keys keys;
    private final TimeBound bound;
    private final Turns turns;
    private final PartitionInventory inventory;
    private final OutboxScan outboxes;
    private final RepairCall call;
    private final ModelNotice notice;

    RedisAuditStore(
            RedisConnections connections, Keys keys, TimeBound bound, Turns turns, KnownNames known, RepairCall call) {
        this.scripts = new Scripts(connections);
        this.keys = keys;
        this.bound = bound;
        this.turns = turns;
        this.inventory = new PartitionInventory(connections, keys, known);
        this.outboxes = new OutboxScan(connections, keys);
        this.call = call;
        this.notice = new ModelNotice(connections, keys, known.models());
    }

    @Override
    public Future<Boolean> takeTurn(Partition partition, Duration rhythm) {
        return turns.take(keys.audit(partition), rhythm);
    }

    @Override
    public Future<Inventory> inventory(Partition partition) {
        return inventory.take(partition);
    }

    @Override
    public Future<Void> announceModels() {
        return notice.announce();
    }

    @Override
    public Future<Set<String>> models() {
        return notice.lately(MODELS_HEARD);
    }

    @Override
    public Future<List<OutboxInventory>> outboxes(Partition partition) {
        return outboxes.read(partition);
    }

    @Override
    public Future<List<Damage>> repair(Suspect suspect) {
        String until = bound.next(suspect.id().partition());
        return suspect.task()
                .map(task -> repair(suspect, task, until))
                .orElseGet(
                        () -> run(Script.FORGET_TASK, call.keysOfGone(suspect), call.argumentsOfGone(suspect, until)));
    }

    private Future<List<Damage>> repair(Suspect suspect, Task task, String until) {
        return run(Script.REPAIR_TASK, call.keys(suspect, task), call.arguments(suspect, task, until));
    }

    @Override
    public Future<List<Damage>> repair(LooseCallback callback) {
        Partition partition = callback.partition();
        List<String> names = new ArrayList<>();
        names.add(keys.endpoints(partition));
        names.add(keys.outbox(partition, callback.endpoint()));
        names.add(keys.flights(partition, callback.endpoint()));
        callback.id().map(keys::callback).ifPresent(names::add);
        String id = callback.id().map(TaskId::value).orElse("");
        return run(Script.REPAIR_CALLBACK, names, List.of(id, callback.endpoint(), bound.next(partition)));
    }

    private Future<List<Damage>> run(Script script, List<String> names, List<String> arguments) {
        return scripts.run(script, names, arguments).map(RedisAuditStore::damages);
    }

    /** After the code; only a 1 is followed by anything. */
    private static List<Damage> damages(Response reply) {
        return Replies.texts(reply).stream().skip(1).map(Damage::of).toList();
    }
}
