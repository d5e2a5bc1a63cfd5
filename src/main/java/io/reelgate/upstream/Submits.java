package io.reelgate.upstream;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.route.Decline;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.LaneNews.Submission;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Hook;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The paid submits to one upstream, in two steps: a connection first, the request later. */
final class Submits {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Wire wire;
    private final VendorAdapter adapter;
    private final Duration timeout;
    private final Meter meter;
    private final LaneNews news;
    private final Rest rest;
    private final Clock clock;
    private volatile boolean lastInVain;
    private volatile Instant unreachableUntil = Instant.MIN;

    Submits(Wire wire, VendorAdapter adapter, Duration timeout, Meter meter, LaneNews news, Rest rest, Clock clock) {
        this.wire = wire;
        this.adapter = adapter;
        this.timeout = timeout;
        this.meter = meter;
        this.news = news;
        this.rest = rest;
        this.clock = clock;
    }

    Future<HttpClientRequest> connect() {
        return rest.left().isPresent()
                ? Future.failedFuture(new Unreachable("the upstream asked for a rest"))
                : wire.connect().onFailure(this::unreachable).onComplete(tried -> tried(tried.failed()));
    }

    private void unreachable(Throwable failure) {
        meter.unreachable(failure);
        news.unreachable();
    }

    private void tried(boolean inVain) {
        lastInVain = inVain;
        unreachableUntil = inVain ? clock.instant().plus(SOON) : Instant.MIN;
    }

    /** Until when no task is to be brought here, because no connection could be had just now. Who rests has a line. */
    Optional<Instant> closedUntil() {
        return Optional.of(unreachableUntil).filter(clock.instant()::isBefore);
    }

    /** Fails where a submit would not get a connection, as far as that can be known; tries it only where in doubt. */
    Future<Void> ready() {
        boolean doubtful = lastInVain || rest.left().isPresent();
        return doubtful ? connect().map(Submits::unused) : Future.succeededFuture();
    }

    private static Void unused(HttpClientRequest request) {
        request.exceptionHandler(given -> {}).reset();
        return null;
    }

    boolean inlinesMedia() {
        return adapter.inlinesMedia();
    }

    /** What would be written; nothing is yet. */
    Call call(String model, String token, GenerateRequest request, InlineMedia media, Hook hook) {
        return adapter.submit(model, token, request, media, hook);
    }

    /** Once the fence has let it pass a job may come of it, so every failure leaves the outcome unknown. */
    Future<Observation> write(HttpClientRequest request, Call call, String token, BooleanSupplier fence) {
        long begun = meter.begin();
        Submission submission = news.begin();
        return wire.exchange(request, call, timeout, fence)
                .map(reply -> read(reply, token, begun, submission))
                .otherwise(failure -> failure instanceof Withheld
                        ? withheld(token, submission)
                        : unknown(begun, failure, submission));
    }

    /** For a submit of which no byte was written. */
    Observation unsent(String token) {
        return new Observation.Postponed(Optional.of(token), clock.instant().plus(SOON));
    }

    private Observation withheld(String token, Submission submission) {
        submission.cancelled();
        meter.withheld();
        return unsent(token);
    }

    private Observation read(Reply reply, String token, long begun, Submission submission) {
        Reading reading = adapter.readSubmit(reply, token, clock.instant());
        meter.ended(begun, reading.outcome());
        submission.replied(reading, reply);
        rest.heard(reading, reply);
        Observation told = Verdicts.of(reading, token, clock.instant());
        if (told instanceof Observation.Declined declined && declined.reason() == Decline.Reason.UNKNOWN_MODEL) {
            meter.unknownModel();
        }
        return told;
    }

    private Observation unknown(long begun, Throwable failure, Submission submission) {
        meter.ended(begun, Outcome.UNCLEAR);
        submission.unanswered(failure);
        return new Observation.OutcomeUnknown();
    }

    Future<Void> close() {
        return wire.close();
    }
}
