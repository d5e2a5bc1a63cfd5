package io.reelgate.ingress;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The open connections of one event loop and their time bounds. The idle timeout of the server alone is not enough: a
 * client that sends one byte now and then never idles. One sweep serves all connections, so a request costs no timer.
 */
final class Visits {
    private final IngressSettings settings;
    private final EdgeState state;
    private final Clock clock;
    private final Map<HttpConnection, Visit> connectionToVisit = new HashMap<>();

    Visits(IngressSettings settings, EdgeState state, Clock clock) {
        this.settings = settings;
        this.state = state;
        this.clock = clock;
    }

    void accept(HttpConnection connection) {
        if (!state.enter(settings.maxConnections())) {
            connection.close();
            return;
        }
        long due = clock.millis() + settings.times().firstRequest().toMillis();
        connectionToVisit.put(connection, new Visit(connection, due));
        connection.closeHandler(closed -> leave(connection));
    }

    private void leave(HttpConnection connection) {
        if (connectionToVisit.remove(connection) != null) {
            state.leave();
        }
    }

    void begin(HttpServerRequest request) {
        of(request).begin(request);
    }

    void expectBody(HttpServerRequest request, Runnable late) {
        of(request).expectBody(clock.millis() + settings.times().body().toMillis(), late);
    }

    void bodyEnded(HttpServerRequest request) {
        of(request).bodyEnded();
    }

    void end(HttpServerRequest request) {
        IngressSettings.Times times = settings.times();
        long bound = (request.isEnded() ? times.keepAlive() : times.body()).toMillis();
        of(request).end(request, clock.millis() + bound);
    }

    void sweep() {
        long now = clock.millis();
        List.copyOf(connectionToVisit.values()).forEach(visit -> visit.check(now));
    }

    /** A connection that is already gone gets a visit nobody sweeps. */
    private Visit of(HttpServerRequest request) {
        Visit visit = connectionToVisit.get(request.connection());
        return visit == null ? new Visit(request.connection(), Long.MAX_VALUE) : visit;
    }
}
