package io.reelgate.ingress;

import io.reelgate.port.StoreUnavailable;
import io.reelgate.web.ApiError;
import io.reelgate.web.Envelope;
import io.reelgate.web.ErrorType;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into an answer; the one place that decides what is a 503 and what a 500. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int RETRY_SECONDS = 1;

    private Failures() {}

    static void answer(RoutingContext context, Throwable fault) {
        ApiError error = errorOf(fault);
        if (error.code() == 500) {
            report(context, fault);
        }
        Envelope.fail(context, error);
    }

    static ApiError unavailable() {
        return ApiError.unavailable("Service unavailable, retry later", RETRY_SECONDS);
    }

    private static ApiError errorOf(Throwable fault) {
        return switch (fault) {
            case Refusal refusal -> refusal.error();
            case StoreUnavailable down -> unavailable();
            case ReplyException reply when reply.failureType() != ReplyFailure.RECIPIENT_FAILURE -> unavailable();
            default -> ApiError.of(500, ErrorType.INTERNAL, "Internal error");
        };
    }

    private static void report(RoutingContext context, Throwable fault) {
        LOG.atError()
                .setCause(fault)
                .addKeyValue("requestId", Envelope.requestId(context))
                .addKeyValue("method", context.request().method())
                .log("request failed");
    }
}
