package io.reelgate.submit;

import io.reelgate.domain.retry.Backoff;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.port.Outage;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.TaskJournal.Recorded;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what must not be lost, because it was paid for: tries again until the store has taken it. Nothing is lost
 * either where the process ends before: the lease lapses and the task becomes unclear.
 */
final class Persistence {
    private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    private final Vertx vertx;
    private final TaskJournal journal;
    private final Clock clock;
    private final RandomGenerator random;
    private final Outage outage = new Outage("submit outcomes");

    Persistence(Vertx vertx, TaskJournal journal, Clock clock, RandomGenerator random) {
        this.vertx = vertx;
        this.journal = journal;
        this.clock = clock;
        this.random = random;
    }

    /** Until the deadline, after which the task has ended anyway. */
    Future<Recorded> record(Task task, Observation observation) {
        return persist(() -> journal.record(task, observation), task.deadline(), 1);
    }

    /**
     * For an intent that may or may not have been committed and was not acted on. While the store may still execute
     * the old commit, a task without the intent proves nothing, so it is asked again until {@code leaseEnd}; a store
     * that does not answer is asked until the deadline, because nobody else knows that nothing was sent.
     */
    Future<Recorded> withdraw(Task task, Observation.Postponed nothingSent, Instant leaseEnd) {
        return persist(
                () -> journal.record(task.id(), nothingSent).compose(recorded -> settled(recorded, leaseEnd)),
                task.deadline(),
                1);
    }

    private Future<Recorded> settled(Recorded recorded, Instant leaseEnd) {
        boolean open = recorded instanceof Recorded.Dropped && clock.instant().isBefore(leaseEnd);
        return open ? Future.failedFuture(new NotThereYet()) : Future.succeededFuture(recorded);
    }

    private Future<Recorded> persist(Supplier<Future<Recorded>> record, Instant until, int attempt) {
        return Future.succeededFuture()
                .compose(begun -> record.get())
                .onSuccess(recorded -> outage.over())
                .recover(failure -> again(record, until, attempt, failure));
    }

    private Future<Recorded> again(Supplier<Future<Recorded>> record, Instant until, int attempt, Throwable failure) {
        note(failure);
        if (!clock.instant().isBefore(until)) {
            return Future.failedFuture(failure);
        }
        return vertx.timer(BACKOFF.before(attempt, random).toMillis() + 1)
                .compose(waited -> persist(record, until, attempt + 1));
    }

    private void note(Throwable failure) {
        if (failure instanceof NotThereYet) {
            outage.over();
            LOG.debug("{}: asked again", failure.getMessage());
        } else {
            outage.seen(failure);
        }
    }

    /** The store answers; only the commit that is waited for may still be on its way. */
    private static final class NotThereYet extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotThereYet() {
            super("the intent is not there yet", null, false, false);
        }
    }
}
