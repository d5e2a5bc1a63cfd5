package io.reelgate.ingress;

import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Puts authentication before every mounted route under {@code /api/}. It stands on each route's own path and method, so
 * that an unknown path is a 404 and a wrong method a 405 before any key is looked at.
 */
final class Doors {
    private static final int BEFORE_ROUTES = -1000;
    private static final String STREAM = "/api/v1/stream";

    private final KeyAuthentication reads;
    private final KeyAuthentication admissions;
    private final TicketAuthentication sockets;

    Doors(KeyRing keys, EdgeServices services) {
        this.reads = new KeyAuthentication(keys, KeyRing.READS_TRUST_MILLIS);
        this.admissions = new KeyAuthentication(keys, KeyRing.ADMISSIONS_TRUST_MILLIS);
        this.sockets = new TicketAuthentication(services.accounts(), reads);
    }

    void guard(Router router) {
        List.copyOf(router.getRoutes()).forEach(route -> guard(router, route));
    }

    private void guard(Router router, Route route) {
        String path = route.getPath();
        if (path == null || !path.startsWith("/api/")) {
            return;
        }
        Route door = router.route(path).order(BEFORE_ROUTES);
        if (route.methods() != null) {
            route.methods().forEach(door::method);
        }
        door.handler(lockOf(path));
    }

    private Handler<RoutingContext> lockOf(String path) {
        if (path.startsWith(GenerateTaskRoute.PREFIX)) {
            return admissions;
        }
        return path.equals(STREAM) ? sockets : reads;
    }
}
