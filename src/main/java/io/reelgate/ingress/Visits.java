package io.reelgate.ingress;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Clock;
import java.time.Duration;
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
        whenClosed(connection, () -> leave(connection));
    }

    /** On the channel, because an upgrade to a WebSocket replaces the connection and forgets its close handler. */
    private static void whenClosed(HttpConnection connection, Runnable then) {
        ((HttpServerConnection) connection)
                .channelHandlerContext()
                .channel()
                .closeFuture()
                .addListener(closed -> then.run());
    }

    private void leave(HttpConnection connection) {
        if (connectionToVisit.remove(connection) != null) {
            state.leave();
        }
    }

    void begin(HttpServerRequest request) {
        of(request).begin(request.response());
    }

    void expectBody(HttpServerRequest request, Runnable late) {
        of(request).expectBody(clock.millis() + settings.times().body().toMillis(), late);
    }

    void bodyEnded(HttpServerRequest request) {
        of(request).bodyEnded();
    }

    /** An answer may be out before the end of its request is in. */
    void end(HttpServerRequest request) {
        if (request.isEnded()) {
            due(request, settings.times().keepAlive());
        } else {
            due(request, settings.times().body());
            request.endHandler(ended -> due(request, settings.times().keepAlive()));
        }
    }

    private void due(HttpServerRequest request, Duration bound) {
        of(request).end(request.response(), clock.millis() + bound.toMillis());
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
