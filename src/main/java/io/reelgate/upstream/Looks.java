package io.reelgate.upstream;

import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;
import java.util.Optional;

/** The looks at one upstream's jobs. A look that brings nothing says nothing about its job. */
final class Looks {
    private final Wire wire;
    private final VendorAdapter adapter;
    private final Duration timeout;
    private final Meter meter;
    private final LaneNews news;
    private final LookBackoff backoff;
    private final Rest rest;
    private final boolean failedJobsAreFree;

    Looks(
            Wire wire,
            VendorAdapter adapter,
            UpstreamSettings.Timeouts timeouts,
            Meter meter,
            LaneNews news,
            Rest rest,
            boolean failedJobsAreFree) {
        this.failedJobsAreFree = failedJobsAreFree;
        this.wire = wire;
        this.adapter = adapter;
        this.timeout = timeouts.look();
        this.backoff = new LookBackoff(timeouts.lookPause());
        this.meter = meter;
        this.news = news;
        this.rest = rest;
    }

    Future<Observation> look(String model, String jobId) {
        Optional<Duration> left = rest.left();
        if (left.isPresent()) {
            return Future.succeededFuture(new Observation.LookFailed(left));
        }
        return news.looking(() -> lookNow(model, jobId));
    }

    private Future<Observation> lookNow(String model, String jobId) {
        return wire.connect()
                .onFailure(this::unreachable)
                .compose(request -> lookOver(request, model, jobId))
                .otherwise(failure -> new Observation.LookFailed(backoff.pause()));
    }

    private void unreachable(Throwable failure) {
        meter.unreachable(failure);
        news.lookFailed(ErrorClass.UNREACHABLE);
        backoff.failed();
    }

    private void unanswered(long begun) {
        meter.ended(begun, Outcome.UNREADABLE);
        news.lookFailed(ErrorClass.SILENT);
        backoff.failed();
    }

    private Future<Observation> lookOver(HttpClientRequest request, String model, String jobId) {
        long begun = meter.begin();
        return wire.exchange(request, adapter.look(model, jobId), timeout, () -> true)
                .onFailure(failure -> unanswered(begun))
                .compose(reply -> read(reply, jobId, begun));
    }

    private Future<Observation> read(Reply reply, String jobId, long begun) {
        Reading reading = heard(adapter.readLook(reply, jobId), reply, begun);
        return reading.further()
                .map(call -> further(reading, call, jobId, begun))
                .orElseGet(() -> Future.succeededFuture(told(reading)));
    }

    /** What the vendor asks for goes before our own patience. */
    private Observation told(Reading reading) {
        Observation told = Verdicts.of(reading, failedJobsAreFree);
        return told instanceof Observation.LookFailed failed
                ? new Observation.LookFailed(failed.retryAfter().or(backoff::pause))
                : told;
    }

    private Reading heard(Reading reading, Reply reply, long begun) {
        meter.ended(begun, reading.outcome());
        news.looked(reading, reply);
        rest.heard(reading, reply);
        backoff.heard(LaneErrors.of(reading, reply).isPresent());
        return reading;
    }

    /** In what is left of the time of the look. */
    private Future<Observation> further(Reading first, Call call, String jobId, long begun) {
        Duration left = timeout.minusMillis(Math.max(0, meter.begin() - begun));
        return left.isPositive()
                ? wire.connect()
                        .onFailure(this::unreachable)
                        .compose(request -> lookFurther(request, call, first, jobId, left))
                        .otherwise(failure -> first.observation())
                : Future.succeededFuture(first.observation());
    }

    private Future<Observation> lookFurther(
            HttpClientRequest request, Call call, Reading first, String jobId, Duration left) {
        long begun = meter.begin();
        return wire.exchange(request, call, left, () -> true)
                .onFailure(failure -> unanswered(begun))
                .map(reply -> heard(adapter.readFurther(first, reply, jobId), reply, begun))
                .map(reading -> better(first, reading));
    }

    /** What was known before is not given up for a call that brought nothing, but a wait it names counts. */
    private Observation better(Reading first, Reading further) {
        boolean nothing = further.observation() instanceof Observation.LookFailed;
        return nothing && !(first.observation() instanceof Observation.LookFailed)
                ? first.observation()
                : told(further);
    }

    Future<Void> close() {
        return wire.close();
    }
}
