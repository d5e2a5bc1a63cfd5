package io.reelgate.ingress;

import io.reelgate.web.ApiError;
import io.reelgate.web.Caller;
import io.reelgate.web.Envelope;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Lets a request on when its Authorization header stands for an account. */
final class KeyAuthentication implements Handler<RoutingContext> {
    private final KeyRing keys;
    private final long trustMillis;

    KeyAuthentication(KeyRing keys, long trustMillis) {
        this.keys = keys;
        this.trustMillis = trustMillis;
    }

    @Override
    public void handle(RoutingContext context) {
        settle(context, keys.find(context.request().getHeader(HttpHeaders.AUTHORIZATION), trustMillis));
    }

    /** While the store is asked nothing of the body may be lost. */
    static void settle(RoutingContext context, Future<Optional<Caller>> answer) {
        if (answer.succeeded()) {
            decide(context, answer.result());
            return;
        }
        context.request().pause();
        answer.onComplete(done -> context.request().resume())
                .onSuccess(caller -> decide(context, caller))
                .onFailure(context::fail);
    }

    private static void decide(RoutingContext context, Optional<Caller> caller) {
        if (caller.isPresent()) {
            caller.get().attach(context);
            context.next();
        } else {
            Envelope.fail(context, ApiError.unauthorized());
        }
    }
}
