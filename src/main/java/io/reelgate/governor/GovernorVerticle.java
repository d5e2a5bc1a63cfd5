package io.reelgate.governor;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage.Admit;
import io.reelgate.bus.BusMessage.Admitted;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.AdmissionOutcome.Accepted;
import io.reelgate.port.AdmissionStore;
import io.reelgate.port.Metrics;
import io.reelgate.port.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@link Address#ADMIT}: makes the task, asks the store once, wakes the submitters. Deployed as often as the
 * ingress; each instance stays on its event loop.
 *
 * <p>Counts {@code reelgate_admissions_total{outcome}}.
 */
public final class GovernorVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(GovernorVerticle.class);
    private static final Admitted UNAVAILABLE = new Admitted(Optional.empty());

    private final GovernorSettings settings;
    private final TaskMaker tasks;
    private final AdmissionStore store;
    private final Metrics metrics;
    private ReadySignals signals;
    private int admitting;

    public GovernorVerticle(GovernorSettings settings, TaskMaker tasks, AdmissionStore store, Metrics metrics) {
        this.settings = settings;
        this.tasks = tasks;
        this.store = store;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        signals = new ReadySignals(vertx, settings.wakeDelay());
        return Future.all(consume(Address.ADMIT.textOnThisLoop()), consume(Address.ADMIT.text()));
    }

    private Future<Void> consume(String address) {
        return vertx.eventBus()
                .<Admit>localConsumer(address)
                .handler(this::admit)
                .completion();
    }

    private void admit(Message<Admit> message) {
        if (admitting >= settings.maxAdmitting()) {
            answer(message, UNAVAILABLE, "overloaded");
            return;
        }
        admitting++;
        ask(message.body())
                .onComplete(ended -> admitting--)
                .onSuccess(outcome -> decided(message, outcome))
                .onFailure(fault -> failed(message, fault));
    }

    private Future<AdmissionOutcome> ask(Admit admit) {
        try {
            return store.admit(tasks.admissionOf(admit));
        } catch (RuntimeException fault) {
            return Future.failedFuture(fault);
        }
    }

    private void decided(Message<Admit> message, AdmissionOutcome outcome) {
        if (outcome instanceof Accepted accepted && !accepted.replayed()) {
            signals.ready(accepted.id().partition());
        }
        answer(message, new Admitted(Optional.of(outcome)), word(outcome));
    }

    private void failed(Message<Admit> message, Throwable fault) {
        if (fault instanceof StoreUnavailable) {
            answer(message, UNAVAILABLE, "unavailable");
            return;
        }
        LOG.atError().setCause(fault).log("admission failed");
        metrics.count("reelgate_admissions_total", "outcome", "fault");
        message.fail(500, "admission failed");
    }

    private void answer(Message<Admit> message, Admitted admitted, String word) {
        metrics.count("reelgate_admissions_total", "outcome", word);
        message.reply(admitted);
    }

    private static String word(AdmissionOutcome outcome) {
        return switch (outcome) {
            case Accepted accepted -> accepted.replayed() ? "replayed" : "accepted";
            case AdmissionOutcome.RateExceeded refused -> "rate_exceeded";
            case AdmissionOutcome.ConcurrencyExceeded refused -> "concurrency_exceeded";
            case AdmissionOutcome.KeyRejected refused -> "key_rejected";
            case AdmissionOutcome.IdempotencyMismatch refused -> "idempotency_mismatch";
            case AdmissionOutcome.IdempotencyPending refused -> "idempotency_pending";
            case AdmissionOutcome.TooLate refused -> "too_late";
        };
    }
}
