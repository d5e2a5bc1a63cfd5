package io.reelgate.egress;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import java.util.Optional;

/**
 * Holds the request under way of an exchange, so that the exchange can be ended from outside at any moment: a request that
 * comes after that is given up at once.
 */
final class Leash {
    private Optional<HttpClientRequest> held = Optional.empty();
    private boolean cut;

    synchronized Future<HttpClientRequest> hold(HttpClientRequest request) {
        if (cut) {
            request.reset();
            return Future.failedFuture("no time left");
        }
        held = Optional.of(request);
        return Future.succeededFuture(request);
    }

    /** Gives up the request under way, and with it its connection; another one may follow. */
    synchronized void drop() {
        held.ifPresent(HttpClientRequest::reset);
        held = Optional.empty();
    }

    /** The exchange is over; nothing is held any more. */
    synchronized void cut() {
        cut = true;
        drop();
    }

    synchronized boolean isCut() {
        return cut;
    }
}
