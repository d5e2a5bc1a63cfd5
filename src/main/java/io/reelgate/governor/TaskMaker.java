package io.reelgate.governor;

import io.reelgate.bus.BusMessage.Admit;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.port.AdmissionStore.Admission;
import java.time.Clock;
import java.time.Instant;

/** Makes the task a request becomes, with all that the admission script needs. One for each governor. */
public final class TaskMaker {
    private final TaskIds ids;
    private final Partitions partitions;
    private final Snapshots snapshots;
    private final Clock clock;

    /** {@code clock} gives createTime, so it should follow the store's time. */
    public TaskMaker(TaskIds ids, Partitions partitions, Snapshots snapshots, Clock clock) {
        this.ids = ids;
        this.partitions = partitions;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    Admission admissionOf(Admit admit) {
        // The public times are milliseconds: what is stored must be what is told.
        Instant now = Instant.ofEpochMilli(clock.millis());
        Task task = task(admit, now);
        Model model = admit.model();
        return new Admission(
                task,
                admit.keyHash(),
                admit.account().limitsFor(model.id(), model.limits()),
                admit.idempotency(),
                snapshots.of(task, now));
    }

    private Task task(Admit admit, Instant now) {
        AccountId account = admit.account().id();
        TaskId id = ids.next(partitions.of(account), now.toEpochMilli());
        Instant deadline = now.plus(admit.model().timing().deadline());
        return Task.admitted(id, account, admit.model().id(), admit.request(), now, deadline);
    }
}
