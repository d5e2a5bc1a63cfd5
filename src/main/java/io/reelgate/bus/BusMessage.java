package io.reelgate.bus;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.Idempotency;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import java.time.Duration;
import java.util.Optional;

/** Everything that travels over the bus: immutable, passed by reference within the node. */
public sealed interface BusMessage {
    /** Asks the governor to admit a validated request. */
    record Admit(
            Account account, String keyHash, Model model, GenerateRequest request, Optional<Idempotency> idempotency)
            implements BusMessage {}

    /** The governor's answer; {@code unavailable} when Redis could not be asked. */
    record Admitted(Optional<AdmissionOutcome> outcome) implements BusMessage {}

    record TaskReady(Partition partition) implements BusMessage {}

    /** A look claimed from the due tasks of an upstream; the claim's fence is the Redis score {@code until}. */
    record Look(Task task, String upstream, long until) implements BusMessage {}

    record TaskDue(Partition partition, String upstream) implements BusMessage {}

    record TaskFinished(Partition partition) implements BusMessage {}

    record TaskEnded(Partition partition) implements BusMessage {}

    record AwaitChange(AccountId account, TaskId id, long version, Duration atMost) implements BusMessage {}

    /** {@code changed} is false when the time ran out. */
    record Changed(boolean changed) implements BusMessage {}
}
