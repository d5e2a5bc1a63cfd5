package io.reelgate.redis.store;

import io.reelgate.domain.quota.Idempotency;
import io.reelgate.domain.task.Task;
import io.reelgate.port.AdmissionStore.Admission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys and arguments of {@code admit_task.lua}.
 *
 * <p>Up to 1,000 admissions a window each one is remembered, above that they are counted in buckets: the log is exact and
 * answers the exact wait, the buckets need a constant 2 KB and may refuse up to half a second too long.
 */
final class AdmissionCall {
    /**
     * A minute, and what a script may be held up between reading the clock and writing: whoever measures the admissions
     * from outside finds no more than the limit in any minute, not even on a busy machine.
     */
    static final Duration WINDOW = Duration.ofMillis(60_120);

    private static final Duration IDEMPOTENCY_KEPT = Duration.ofHours(24);
    private static final int MOST_LOGGED = 1_000;

    private final Keys keys;
    private final Duration window;
    private final List<String> fixed;
    private final StoreSettings settings;

    /** {@code window}: of the rate; anything but a minute is for tests. */
    AdmissionCall(Keys keys, StoreSettings settings, Duration window) {
        this.keys = keys;
        this.settings = settings;
        this.window = window;
        this.fixed = List.of(millis(settings.eventsKept()), Integer.toString(settings.eventsCap()));
    }

    List<String> keys(Admission admission) {
        Task task = admission.task();
        var partition = task.id().partition();
        List<String> names = new ArrayList<>(10);
        names.add(keys.task(task.id()));
        names.add(keys.slots(task.account(), task.model()));
        names.add(keys.active(partition));
        names.add(keys.ready(partition, task.model()));
        names.add(keys.turns(partition, task.model()));
        names.add(keys.account(task.account()));
        names.add(keys.rate(algorithm(admission), task.account(), task.model()));
        names.add(keys.events(partition));
        names.add(keys.claimed(partition));
        admission.idempotency().ifPresent(key -> names.add(keys.idempotency(task.account(), key.keyHash())));
        return names;
    }

    /** Of a task that is ready at once. */
    List<String> arguments(Admission admission, String bound) {
        return arguments(admission, bound, Duration.ZERO);
    }

    /** {@code aside}: how long the task is put aside for its confirmation; zero for one that needs none. */
    List<String> arguments(Admission admission, String bound, Duration aside) {
        Task task = admission.task();
        List<String> arguments = new ArrayList<>(40);
        arguments.add(task.id().value());
        arguments.add(task.account().value());
        arguments.add(admission.keyHash());
        arguments.add(bound);
        limits(arguments, admission);
        arguments.add(Long.toString(task.deadline().toEpochMilli()));
        arguments.addAll(fixed);
        arguments.add(StoreJson.text(admission.snapshot()));
        arguments.add(admission.idempotency().map(Idempotency::fingerprint).orElse(""));
        arguments.add(millis(IDEMPOTENCY_KEPT));
        arguments.add(millis(aside));
        arguments.addAll(TaskFields.ofNew(aside.isZero() ? task : task.unconfirmed()));
        return arguments;
    }

    private void limits(List<String> arguments, Admission admission) {
        arguments.add(millis(window));
        arguments.add(Integer.toString(admission.limits().requestsPerMinute()));
        arguments.add(algorithm(admission));
        arguments.add(Integer.toString(admission.limits().concurrent()));
        arguments.add(millis(settings.slotPatience()));
    }

    private static String algorithm(Admission admission) {
        return admission.limits().requestsPerMinute() <= MOST_LOGGED ? "log" : "buckets";
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
