package io.reelgate.upstream;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.Upstream;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Hook;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A connection in hand for one submit. */
final class SubmitLine implements Upstream.Line {
    private final String upstream;
    private final HttpClientRequest request;
    private final Submits submits;
    private final Routes routes;
    private volatile Hook hook = Hook.NONE;
    private volatile boolean broken;

    SubmitLine(String upstream, HttpClientRequest request, Submits submits, Routes routes) {
        this.upstream = upstream;
        this.request = request;
        this.submits = submits;
        this.routes = routes;
        request.exceptionHandler(failure -> broken = true);
    }

    /** Whether the connection was lost while nothing was written. */
    boolean broken() {
        return broken;
    }

    @Override
    public Upstream.Line telling(String url) {
        hook = Hook.of(url);
        return this;
    }

    @Override
    public Future<Observation> submit(
            String token, String model, GenerateRequest generate, InlineMedia media, BooleanSupplier fence) {
        if (broken) {
            return Future.succeededFuture(submits.unsent(token));
        }
        return prepared(token, model, generate, media)
                .map(call -> submits.write(request, call, token, fence))
                .orElseGet(this::unsendable);
    }

    /** Before the first byte even a defect of ours is harmless. */
    private Optional<Call> prepared(String token, String model, GenerateRequest generate, InlineMedia media) {
        try {
            return Optional.of(submits.call(routes.modelAt(upstream, model, generate), token, generate, media, hook));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Future<Observation> unsendable() {
        release();
        Failure failure = Failure.of(FailCode.GENERATION_FAILED, "the request could not be sent");
        return Future.succeededFuture(new Observation.Refused(failure));
    }

    @Override
    public void release() {
        request.reset();
    }
}
