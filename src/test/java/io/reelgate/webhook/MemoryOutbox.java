package io.reelgate.webhook;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Outbox;
import io.reelgate.port.StoreUnavailable;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Callbacks in memory with the leases, fences and shares of the real store; can be made unreachable. */
final class MemoryOutbox implements Outbox {
    private record Row(Callback callback, long due, boolean flying) {}

    private final Clock clock;
    private final Map<TaskId, Row> idToRow = new LinkedHashMap<>();
    private final Map<TaskId, String> idToDeath = new LinkedHashMap<>();
    private final Map<TaskId, String> idToReason = new LinkedHashMap<>();
    private boolean unreachable;

    MemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Callback callback) {
        idToRow.put(callback.id(), new Row(callback, 0, false));
    }

    synchronized void unreachable(boolean now) {
        unreachable = now;
    }

    synchronized boolean holds(TaskId id) {
        return idToRow.containsKey(id);
    }

    synchronized int attempts(TaskId id) {
        return idToRow.get(id).callback().attempts();
    }

    synchronized Duration untilDue(TaskId id) {
        return Duration.between(
                clock.instant(), Instant.ofEpochMilli(idToRow.get(id).due()));
    }

    synchronized String reason(TaskId id) {
        return idToReason.getOrDefault(id, "");
    }

    synchronized String death(TaskId id) {
        return idToDeath.getOrDefault(id, "");
    }

    @Override
    public Future<List<Callback>> claim(Partition partition, int most, int perEndpoint, Duration lease) {
        return ask(() -> {
            List<Callback> claimed = new ArrayList<>();
            for (Row row : List.copyOf(idToRow.values())) {
                if (claimed.size() < most
                        && isDue(row, partition)
                        && flying(row.callback().endpoint()) < perEndpoint) {
                    claimed.add(fly(row.callback(), clock.millis() + lease.toMillis()));
                }
            }
            return claimed;
        });
    }

    private boolean isDue(Row row, Partition partition) {
        return row.callback().id().partition().equals(partition) && row.due() <= clock.millis();
    }

    private long flying(String endpoint) {
        return idToRow.values().stream()
                .filter(row -> row.callback().endpoint().equals(endpoint))
                .filter(row -> row.flying() && row.due() > clock.millis())
                .count();
    }

    private Callback fly(Callback callback, long until) {
        Callback leased = with(callback, callback.attempts(), until);
        idToRow.put(callback.id(), new Row(leased, until, true));
        return leased;
    }

    private static Callback with(Callback from, int attempts, long lease) {
        return new Callback(from.id(), from.account(), from.endpoint(), from.url(), from.body(), attempts, lease);
    }

    @Override
    public Future<Void> delivered(Callback callback) {
        return ask(() -> idToRow.remove(callback.id())).mapEmpty();
    }

    @Override
    public Future<Void> retry(Callback callback, Instant at, String reason) {
        return ask(() -> {
                    idToReason.put(callback.id(), reason);
                    Callback next = with(callback, callback.attempts() + 1, 0);
                    return idToRow.put(callback.id(), new Row(next, at.toEpochMilli(), false));
                })
                .mapEmpty();
    }

    @Override
    public Future<Void> bury(Callback callback, String reason) {
        return ask(() -> {
                    idToDeath.put(callback.id(), reason);
                    return idToRow.remove(callback.id());
                })
                .mapEmpty();
    }

    private synchronized <T> Future<T> ask(Supplier<T> question) {
        return unreachable
                ? Future.failedFuture(new StoreUnavailable("unreachable"))
                : Future.succeededFuture(question.get());
    }
}
