package io.reelgate.ingress;

import io.reelgate.port.Metrics;
import io.reelgate.web.BodyReader;
import io.reelgate.web.Envelope;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The first handler of every routed request: names it, and sees to its end.
 *
 * <p>Measures {@code reelgate_requests_total{route,code}} and {@code reelgate_request_seconds{route}}.
 */
final class Entrance implements Handler<RoutingContext> {
    private final Visits visits;
    private final RequestIds ids;
    private final EdgeState state;
    private final Metrics metrics;
    private final Clock clock;

    Entrance(Visits visits, RequestIds ids, EdgeState state, EdgeServices services) {
        this.visits = visits;
        this.ids = ids;
        this.state = state;
        this.metrics = services.metrics();
        this.clock = services.clock();
    }

    @Override
    public void handle(RoutingContext context) {
        Instant start = clock.instant();
        String id = ids.next();
        Envelope.tag(context, id);
        BodyReader.offer(context, this::read);
        context.response().putHeader(Headers.REQUEST_ID, id);
        sayGoodbye(context.request());
        context.addEndHandler(ended -> end(context, start));
        int fault = faultOf(context);
        if (fault == 0) {
            context.next();
        } else {
            context.fail(fault);
        }
    }

    private Future<Buffer> read(HttpServerRequest request, int mostBytes) {
        return new Bodies(mostBytes, visits).collect(request);
    }

    /** Who keeps a connection to a node that is about to stop finds another one before it is closed under a request. */
    private void sayGoodbye(HttpServerRequest request) {
        if (state.leaving() && !request.headers().contains(HttpHeaders.UPGRADE)) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private static int faultOf(RoutingContext context) {
        try {
            return plain(context) ? 0 : 404;
        } catch (IllegalArgumentException notDecodable) {
            return 400;
        }
    }

    /** One spelling per path: what would have to be normalised first is read differently by whoever stands before us. */
    private static boolean plain(RoutingContext context) {
        String path = context.request().path();
        return path != null
                && path.equals(context.normalizedPath())
                && !(path.startsWith("/api/") && path.endsWith("/"));
    }

    private void end(RoutingContext context, Instant start) {
        visits.end(context.request());
        if (context.response().headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true)) {
            context.request().connection().close();
        }
        String route = label(context.currentRoute());
        Duration took = Duration.between(start, clock.instant());
        metrics.count(
                "reelgate_requests_total",
                "route",
                route,
                "code",
                Integer.toString(context.response().getStatusCode()));
        metrics.time("reelgate_request_seconds", took.isNegative() ? Duration.ZERO : took, "route", route);
    }

    /** The pattern a route was mounted with; what matched none has one name, or callers could invent labels. */
    private static String label(Route route) {
        return route == null || route.getPath() == null ? "none" : route.getPath();
    }
}
