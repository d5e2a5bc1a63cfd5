package io.reelgate.upstream;

import io.reelgate.domain.task.Observation;
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
    private final Rest rest;

    Looks(Wire wire, VendorAdapter adapter, Duration timeout, Meter meter, Rest rest) {
        this.wire = wire;
        this.adapter = adapter;
        this.timeout = timeout;
        this.meter = meter;
        this.rest = rest;
    }

    Future<Observation> look(String model, String jobId) {
        Optional<Duration> left = rest.left();
        if (left.isPresent()) {
            return Future.succeededFuture(new Observation.LookFailed(left));
        }
        return wire.connect()
                .onFailure(meter::unreachable)
                .compose(request -> lookOver(request, model, jobId))
                .otherwise(failure -> new Observation.LookFailed(Optional.empty()));
    }

    private Future<Observation> lookOver(HttpClientRequest request, String model, String jobId) {
        long begun = meter.begin();
        return wire.exchange(request, adapter.look(model, jobId), timeout, () -> true)
                .onFailure(failure -> meter.ended(begun, Outcome.UNREADABLE))
                .map(reply -> read(reply, jobId, begun));
    }

    private Observation read(Reply reply, String jobId, long begun) {
        Reading reading = adapter.readLook(reply, jobId);
        meter.ended(begun, reading.outcome());
        rest.heard(reading, reply);
        return reading.observation();
    }

    Future<Void> close() {
        return wire.close();
    }
}
