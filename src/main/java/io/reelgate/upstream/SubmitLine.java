package io.reelgate.upstream;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Observation;
import io.reelgate.port.InlineMedia;
import io.reelgate.port.Upstream;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Hook;
import io.reelgate.upstream.vendor.Unsendable;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection in hand for one submit. */
final class SubmitLine implements Upstream.Line {
    private static final Logger LOG = LoggerFactory.getLogger(SubmitLine.class);
    private static final Failure NOT_SENT = Failure.of(FailCode.GENERATION_FAILED, "the request could not be sent");

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
        Call call;
        try {
            call = submits.call(routes.modelAt(upstream, model, generate), token, generate, media, hook);
        } catch (Unsendable unsendable) {
            return refused(unsendable.failure());
        } catch (RuntimeException harmless) {
            LOG.atError()
                    .addKeyValue("upstream", upstream)
                    .addKeyValue("model", model)
                    .setCause(harmless)
                    .log("a task fails because its request cannot be written");
            return refused(NOT_SENT);
        }
        return submits.write(request, call, token, fence);
    }

    /** Before the first byte even a defect of ours is harmless. */
    private Future<Observation> refused(Failure failure) {
        release();
        return Future.succeededFuture(new Observation.Refused(failure));
    }

    @Override
    public void release() {
        request.reset();
    }
}
