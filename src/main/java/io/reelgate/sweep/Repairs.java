package io.reelgate.sweep;

import io.reelgate.bus.WakeUps;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.AuditStore;
import io.reelgate.port.Damage;
import io.reelgate.port.LooseCallback;
import io.reelgate.port.Metrics;
import io.reelgate.port.Suspect;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has suspects repaired, a few at a time, and says what was wrong with each. */
final class Repairs {
    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);
    private static final int AT_ONCE = 64;

    private final AuditStore store;
    private final WakeUps wakeUps;
    private final Metrics metrics;

    Repairs(AuditStore store, WakeUps wakeUps, Metrics metrics) {
        this.store = store;
        this.wakeUps = wakeUps;
        this.metrics = metrics;
    }

    /** All damages that were found. */
    Future<List<Damage>> ofTasks(List<Suspect> suspects) {
        return each(suspects, this::task);
    }

    Future<List<Damage>> ofCallbacks(List<LooseCallback> callbacks) {
        return each(callbacks, this::callback);
    }

    private Future<List<Damage>> task(Suspect suspect) {
        return store.repair(suspect).onSuccess(damages -> repaired(suspect, damages));
    }

    private void repaired(Suspect suspect, List<Damage> damages) {
        if (!damages.isEmpty()) {
            told(suspect.id().value(), damages);
            suspect.task().ifPresent(wakeUps::moved);
        }
    }

    private Future<List<Damage>> callback(LooseCallback callback) {
        return store.repair(callback).onSuccess(damages -> repaired(callback, damages));
    }

    private void repaired(LooseCallback callback, List<Damage> damages) {
        if (!damages.isEmpty()) {
            told(callback.id().map(TaskId::value).orElse(callback.endpoint()), damages);
            Partition partition = callback.partition();
            wakeUps.callbackWaits(partition);
        }
    }

    /** One that was repaired by ending it. */
    void ended(Task task, Damage damage) {
        told(task.id().value(), List.of(damage));
        wakeUps.moved(task);
    }

    private void told(String id, List<Damage> damages) {
        damages.forEach(damage -> metrics.count("reelgate_audit_repairs_total", "kind", damage.word()));
        LOG.atWarn()
                .addKeyValue("id", id)
                .addKeyValue("damages", damages.stream().map(Damage::word).toList())
                .log("repaired");
    }

    private static <T> Future<List<Damage>> each(List<T> all, Function<T, Future<List<Damage>>> repair) {
        List<Damage> found = new ArrayList<>();
        return each(all, repair, found).map(found);
    }

    private static <T> Future<Void> each(List<T> all, Function<T, Future<List<Damage>>> repair, List<Damage> found) {
        if (all.isEmpty()) {
            return Future.succeededFuture();
        }
        List<T> now = all.subList(0, Math.min(AT_ONCE, all.size()));
        List<T> later = all.subList(now.size(), all.size());
        return Future.join(now.stream()
                        .map(repair)
                        .map(each -> each.onSuccess(found::addAll))
                        .toList())
                .compose(done -> each(later, repair, found));
    }
}
