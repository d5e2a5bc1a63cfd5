package io.reelgate.upstream;

import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import io.reelgate.upstream.vendor.Reply;
import io.reelgate.upstream.vendor.VendorAdapter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import java.time.Clock;
import java.time.Duration;

/** The questions to one upstream what became of unclear submits. They cost nothing and may be repeated. */
final class Questions {
    private final Wire wire;
    private final VendorAdapter adapter;
    private final Duration timeout;
    private final Meter meter;
    private final Rest rest;
    private final Clock clock;

    Questions(Wire wire, VendorAdapter adapter, Duration timeout, Meter meter, Rest rest, Clock clock) {
        this.wire = wire;
        this.adapter = adapter;
        this.timeout = timeout;
        this.meter = meter;
        this.rest = rest;
        this.clock = clock;
    }

    Future<Observation> reconcile(String model, Intent intent) {
        return adapter.reconcile(model, intent)
                .map(call -> rest.left().isPresent() ? nothingKnown() : ask(call, intent))
                .orElseGet(() -> Future.succeededFuture(new Observation.TimePassed()));
    }

    private static Future<Observation> nothingKnown() {
        return Future.succeededFuture(new Observation.StillUnclear());
    }

    private Future<Observation> ask(Call call, Intent intent) {
        return wire.connect()
                .onFailure(meter::unreachable)
                .compose(request -> ask(request, call, intent))
                .otherwise(failure -> new Observation.StillUnclear());
    }

    private Future<Observation> ask(HttpClientRequest request, Call call, Intent intent) {
        long begun = meter.begin();
        return wire.exchange(request, call, timeout, () -> true)
                .onFailure(failure -> meter.ended(begun, Outcome.UNREADABLE))
                .map(reply -> read(reply, intent, begun));
    }

    private Observation read(Reply reply, Intent intent, long begun) {
        Reading reading = adapter.readReconcile(reply, intent, clock.instant());
        meter.ended(begun, reading.outcome());
        rest.heard(reading, reply);
        return reading.observation();
    }

    Future<Void> close() {
        return wire.close();
    }
}
