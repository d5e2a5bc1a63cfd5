package io.reelgate.fanout;

import io.reelgate.web.ApiError;
import io.reelgate.web.Caller;
import io.reelgate.web.Envelope;
import io.reelgate.web.ErrorType;
import io.reelgate.web.Route;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/v1/stream}: upgrades an authenticated request to a WebSocket. The HTTP server must be set to frames
 * and messages of a bounded size, no compression, and the subprotocol {@code reelgate.v1}.
 */
final class StreamRoute implements Route {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRoute.class);

    private final Sessions sessions;
    private final List<String> origins;

    StreamRoute(Sessions sessions, List<String> origins) {
        this.sessions = sessions;
        this.origins = origins;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/v1/stream").handler(this::open);
    }

    private void open(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !allowed(origin)) {
            Envelope.fail(
                    context, ApiError.of(403, ErrorType.INVALID_REQUEST, "Origin is not allowed to open a socket"));
        } else if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            Envelope.fail(context, ApiError.of(400, ErrorType.INVALID_REQUEST, "expected a WebSocket upgrade"));
        } else {
            upgrade(context, Caller.of(context));
        }
    }

    private void upgrade(RoutingContext context, Caller caller) {
        context.request()
                .toWebSocket()
                .onSuccess(socket -> sessions.open(socket, caller))
                .onFailure(
                        failure -> LOG.atDebug().addKeyValue("error", failure).log("no upgrade"));
    }

    /** A browser sends its page's origin; other clients send none. */
    private boolean allowed(String origin) {
        return origins.contains("*") || origins.stream().anyMatch(origin::equalsIgnoreCase);
    }
}
