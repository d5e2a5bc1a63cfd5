package io.reelgate.submit;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Task;
import io.reelgate.port.CallerMedia;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.HeldClaim;
import io.reelgate.port.Metrics;
import io.reelgate.port.Permits;
import io.reelgate.port.WorkQueue;
import io.reelgate.submit.ByteBudget.Reservation;
import io.reelgate.submit.MediaLook.Findings;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the media of tasks before anything is spent on them. A host may take its time, so a task does without the
 * permit to submit meanwhile and takes a place of another, shared room; its claim is kept alive by heartbeat. Its
 * futures never fail. Belongs to one event loop.
 */
final class Prefetcher {
    private static final Logger LOG = LoggerFactory.getLogger(Prefetcher.class);

    private final Vertx vertx;
    private final Context context;
    private final SubmitSettings settings;
    private final WorkQueue queue;
    private final CallerMedia media;
    private final Metrics metrics;
    private final Clock clock;
    private final Permits permits;
    private final PrefetchRoom room;
    private final ByteBudget budget;
    private final Set<Promise<Findings>> awaited = new HashSet<>();
    private boolean stopped;

    /** {@code permits}: each task that comes here holds one of them, and holds one again when it leaves. */
    Prefetcher(Vertx vertx, SubmitSettings settings, SubmitPorts ports, Permits permits) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.settings = settings;
        this.queue = ports.queue();
        this.media = ports.media();
        this.metrics = ports.metrics();
        this.clock = ports.clock();
        this.permits = permits;
        this.room = new PrefetchRoom(settings.prefetch().atOnce());
        this.budget = new ByteBudget(settings.prefetch().inlineBytes());
        metrics.gauge("reelgate_prefetches_in_flight", room::taken);
        metrics.gauge("reelgate_inline_media_bytes", budget::taken);
    }

    Future<Prefetched> prefetch(ClaimedTask claimed, MediaLook look) {
        if (stopped) {
            return Future.succeededFuture(new Prefetched.Stopped(claimed));
        }
        if (!budget.fits(look.largest())) {
            return Future.succeededFuture(tooMuch(claimed));
        }
        return reserve(claimed.task().account(), look)
                .map(reserved -> prefetch(claimed, look, reserved))
                .orElseGet(() -> Future.succeededFuture(noRoom(claimed)));
    }

    private Prefetched tooMuch(ClaimedTask claimed) {
        count("too_much");
        return new Prefetched.Unusable(
                claimed, Failure.of(FailCode.GENERATION_FAILED, "its images cannot be sent in one request"));
    }

    private Prefetched noRoom(ClaimedTask claimed) {
        count("no_room");
        return new Prefetched.Unknown(claimed);
    }

    /** Places in the room and the part of the budget that it may need. */
    private Optional<Reservation> reserve(AccountId account, MediaLook look) {
        Optional<Reservation> reserved = budget.reserve(account, look.largest());
        if (reserved.isPresent() && !room.enter(account, look.references().size())) {
            reserved.get().release();
            return Optional.empty();
        }
        return reserved;
    }

    private Future<Prefetched> prefetch(ClaimedTask claimed, MediaLook look, Reservation reserved) {
        var held = new HeldClaim(vertx, queue, claimed.claim(), settings.claim(), settings.heartbeat());
        Future<Findings> looking = look(claimed.task().account(), look, reserved);
        return permits.without(() -> inTime(claimed.task(), untilStopped(looking)))
                .transform(found -> ended(claimed, held, found, reserved))
                .onSuccess(prefetched -> releaseUnlessUsable(prefetched, looking, reserved));
    }

    private Future<Findings> look(AccountId account, MediaLook look, Reservation reserved) {
        Instant begun = clock.instant();
        return here(look.at(media, account))
                .onComplete(looked -> room.leave(account, look.references().size()))
                .onComplete(
                        looked -> metrics.time("reelgate_prefetch_seconds", Duration.between(begun, clock.instant())))
                .onSuccess(findings -> reserved.shrinkTo(findings.inline().length()));
    }

    /** Media are shared by all who ask for them, and answered wherever they arrive. */
    private <T> Future<T> here(Future<T> there) {
        Promise<T> here = Promise.promise();
        there.onComplete((result, failure) -> context.runOnContext(on -> here.complete(result, failure)));
        return here.future();
    }

    private Future<Findings> untilStopped(Future<Findings> looking) {
        Promise<Findings> whichever = Promise.promise();
        awaited.add(whichever);
        looking.onComplete(whichever::tryComplete, whichever::tryFail);
        return whichever.future().onComplete(either -> awaited.remove(whichever));
    }

    /** Nobody needs to know any more what is found after the deadline. */
    private <T> Future<T> inTime(Task task, Future<T> looking) {
        long left = Duration.between(clock.instant(), task.deadline()).toMillis();
        return looking.timeout(Math.max(1, left), TimeUnit.MILLISECONDS);
    }

    /** Hands back all tasks, and looks at no others from now on; what still comes of looks under way is dropped. */
    void stop() {
        stopped = true;
        List.copyOf(awaited).forEach(each -> each.tryFail("the node stops"));
    }

    private Future<Prefetched> ended(
            ClaimedTask claimed, HeldClaim held, AsyncResult<Findings> found, Reservation reserved) {
        return held.release()
                .transform(claim -> Future.succeededFuture(
                        claim.succeeded()
                                ? outcome(new ClaimedTask(claim.result(), claimed.task()), found, reserved)
                                : lost(claim.cause())));
    }

    private Prefetched lost(Throwable failure) {
        count("lost");
        LOG.debug("not prefetched: {}", failure.getMessage());
        return new Prefetched.Lost();
    }

    private Prefetched outcome(ClaimedTask claimed, AsyncResult<Findings> found, Reservation reserved) {
        if (stopped) {
            count("stopped");
            return new Prefetched.Stopped(claimed);
        }
        if (found.cause() instanceof CallerMedia.NotNow notNow) {
            count(notNow.reason().word());
            return new Prefetched.Unknown(claimed);
        }
        if (found.cause() instanceof TimeoutException) {
            count("late");
            return new Prefetched.Unknown(claimed);
        }
        return found.succeeded() ? judge(claimed, found.result(), reserved) : failed(claimed, found.cause());
    }

    private Prefetched judge(ClaimedTask claimed, Findings findings, Reservation reserved) {
        Optional<MediaLook.Unusable> unusable = findings.unusable();
        count(unusable.map(MediaLook.Unusable::word).orElse("usable"));
        return unusable.<Prefetched>map(each -> new Prefetched.Unusable(claimed, each.failure()))
                .orElseGet(() -> new Prefetched.Usable(claimed, new Cargo(findings.inline(), reserved::release)));
    }

    /** A defect of ours is no reason to fail a task. */
    private Prefetched failed(ClaimedTask claimed, Throwable failure) {
        count("failed");
        LOG.atError().addKeyValue("task", claimed.task().id()).setCause(failure).log("media not looked at");
        return new Prefetched.Unknown(claimed);
    }

    /** A look that is not waited for any more may still bring bytes. */
    private static void releaseUnlessUsable(Prefetched prefetched, Future<Findings> looking, Reservation reserved) {
        if (!(prefetched instanceof Prefetched.Usable)) {
            looking.onComplete(looked -> reserved.release());
        }
    }

    private void count(String outcome) {
        metrics.count("reelgate_prefetches_total", "outcome", outcome);
    }
}
