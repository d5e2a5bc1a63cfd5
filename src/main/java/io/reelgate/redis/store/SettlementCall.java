package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.port.AdmissionStore.Admission;
import java.util.ArrayList;
import java.util.List;

/** The keys and arguments of {@code confirm_task.lua} and {@code revoke_task.lua}: one of them follows an admission. */
final class SettlementCall {
    private final Keys keys;
    private final StoreSettings settings;

    SettlementCall(Keys keys, StoreSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    List<String> confirmKeys(Admission admission) {
        Task task = admission.task();
        Partition partition = task.id().partition();
        return List.of(
                keys.task(task.id()),
                keys.claimed(partition),
                keys.ready(partition, task.model()),
                keys.turns(partition, task.model()),
                keys.events(partition));
    }

    List<String> confirmArguments(Admission admission, String bound) {
        return List.of(
                admission.task().id().value(),
                admission.account().value(),
                bound,
                Long.toString(settings.eventsKept().toMillis()),
                Integer.toString(settings.eventsCap()),
                StoreJson.text(admission.snapshot()));
    }

    List<String> revokeKeys(Admission admission) {
        Task task = admission.task();
        Partition partition = task.id().partition();
        List<String> names = new ArrayList<>(6);
        names.add(keys.task(task.id()));
        names.add(keys.active(partition));
        names.add(keys.claimed(partition));
        names.add(keys.slots(task.account(), task.model()));
        names.add(keys.revoked(partition));
        admission.idempotency().ifPresent(key -> names.add(keys.idempotency(task.account(), key.keyHash())));
        return names;
    }

    /** {@code until}: the admission's own bound. */
    List<String> revokeArguments(Admission admission, String until, String bound) {
        return List.of(admission.task().id().value(), until, bound);
    }
}
