package io.reelgate.ingress;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * Puts authentication before every mounted route under {@code /api/}. It stands on each route's own path and method, so
 * that an unknown path is a 404 and a wrong method a 405 before any key is looked at. The two routes that are asked
 * most authenticate by themselves and come before all doors, so that a request passes none.
 */
final class Doors {
    static final int BEFORE_DOORS = -1500;
    private static final int BEFORE_ROUTES = -1000;
    private static final String STREAM = "/api/v1/stream";

    private final KeyAuthentication reads;
    private final TicketAuthentication sockets;

    Doors(KeyRing keys, EdgeServices services) {
        this.reads = new KeyAuthentication(keys, KeyRing.READS_TRUST_MILLIS);
        this.sockets = new TicketAuthentication(services.accounts(), reads);
    }

    void guard(Router router) {
        List.copyOf(router.getRoutes()).stream().filter(Doors::needsOne).forEach(route -> guard(router, route));
    }

    private static boolean needsOne(Route route) {
        String path = route.getPath();
        return path != null
                && path.startsWith("/api/")
                && !path.equals(GenerateTaskRoute.PATH)
                && !path.equals(StatusTaskRoute.PATH);
    }

    private void guard(Router router, Route route) {
        Route door = router.route(route.getPath()).order(BEFORE_ROUTES);
        if (route.methods() != null) {
            route.methods().forEach(door::method);
        }
        door.handler(route.getPath().equals(STREAM) ? sockets : reads);
    }
}
