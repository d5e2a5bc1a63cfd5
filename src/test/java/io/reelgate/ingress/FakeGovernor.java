package io.reelgate.ingress;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage.Admit;
import io.reelgate.bus.BusMessage.Admitted;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.AdmissionOutcome.Accepted;
import io.reelgate.domain.quota.Quota;
import io.reelgate.domain.task.TaskId;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers admissions as it was told, and keeps what it was asked. */
final class FakeGovernor {
    static final TaskId ID = new TaskId("task_" + "0".repeat(28));
    static final Quota QUOTA = new Quota(60, 59, 41_001, 10, 9);

    final List<Admit> asked = new CopyOnWriteArrayList<>();
    private volatile Optional<AdmissionOutcome> outcome = Optional.of(new Accepted(ID, QUOTA, false));

    private volatile boolean broken;
    private volatile boolean silent;

    FakeGovernor(Vertx vertx) {
        vertx.eventBus().<Admit>localConsumer(Address.ADMIT.text(), this::admit);
    }

    private void admit(Message<Admit> message) {
        asked.add(message.body());
        if (silent) {
            return;
        }
        if (broken) {
            message.fail(500, "secret cause");
        } else {
            message.reply(new Admitted(outcome));
        }
    }

    /** Never answers again. */
    void fallsSilent() {
        silent = true;
    }

    void breaks() {
        broken = true;
    }

    void decides(AdmissionOutcome decided) {
        outcome = Optional.of(decided);
    }

    void cannotReachItsStore() {
        outcome = Optional.empty();
    }
}
