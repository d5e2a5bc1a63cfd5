package io.reelgate.ingress;

import io.reelgate.web.ApiError;
import io.reelgate.web.Envelope;
import io.reelgate.web.ErrorType;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Answers what no route took, and what a route failed to answer. */
final class Unrouted {
    private Unrouted() {}

    static void mount(Router router) {
        router.errorHandler(400, context -> fail(context, 400, "The request's path or query must be valid"));
        router.errorHandler(404, context -> Envelope.fail(context, ApiError.notFound("No such path")));
        router.errorHandler(405, context -> wrongMethod(router, context));
        router.errorHandler(500, context -> Failures.answer(context, context.failure()));
    }

    private static void wrongMethod(Router router, RoutingContext context) {
        String allowed = AllowedMethods.of(router, context.normalizedPath());
        context.response().putHeader("Allow", allowed);
        fail(context, 405, "The method must be one of " + allowed);
    }

    private static void fail(RoutingContext context, int code, String message) {
        Envelope.fail(context, ApiError.of(code, ErrorType.INVALID_REQUEST, message));
    }
}
