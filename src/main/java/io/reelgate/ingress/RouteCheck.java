package io.reelgate.ingress;

import io.reelgate.bus.BusMessage.Admit;
import io.reelgate.web.ApiError;
import io.vertx.core.Future;

/**
 * Refuses what nobody could generate, before it is admitted and uses anything up. A request that was admitted before
 * under its idempotency key is let on: its answer must not change with the configuration.
 */
final class RouteCheck {
    /** Somebody has to change the configuration. */
    private static final int RETRY_SECONDS = 60;

    private final EdgeServices services;

    RouteCheck(EdgeServices services) {
        this.services = services;
    }

    /** Fails with a {@link Refusal} when no route takes the request. */
    Future<Admit> pass(Admit admit) {
        return switch (services.routability().of(admit.model().id(), admit.request())) {
            case ROUTABLE -> Future.succeededFuture(admit);
            case OFF -> replayed(admit, "MODEL_UNAVAILABLE: " + admit.model().id() + " has no upstream at present");
            case UNFIT ->
                replayed(
                        admit,
                        "MODEL_UNAVAILABLE: no upstream of " + admit.model().id()
                                + " takes this combination of provider and parameters at present");
        };
    }

    private Future<Admit> replayed(Admit admit, String message) {
        return admit.idempotency()
                .map(request -> services.replays().known(admit.account().id(), request))
                .orElseGet(() -> Future.succeededFuture(false))
                .compose(known -> known
                        ? Future.succeededFuture(admit)
                        : Future.failedFuture(new Refusal(ApiError.unavailable(message, RETRY_SECONDS))));
    }
}
