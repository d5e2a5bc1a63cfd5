package io.reelgate.ingress;

import io.reelgate.web.Route;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The public port; deployed once per event loop, all instances sharing services, state and routes. Undeploying it
 * closes the port and its idle connections at once, the others when their request is answered.
 */
public final class IngressVerticle extends VerticleBase {
    private static final int FIRST = -2000;

    private final IngressSettings settings;
    private final EdgeServices services;
    private final EdgeState state;
    private final List<Route> routes;
    private HttpServer server;

    /** {@code routes} are those of other roles; what they mount under {@code /api/} is authenticated. */
    public IngressVerticle(IngressSettings settings, EdgeServices services, EdgeState state, List<Route> routes) {
        this.settings = settings;
        this.services = services;
        this.state = state;
        this.routes = List.copyOf(routes);
    }

    @Override
    public Future<?> start() {
        Visits visits = new Visits(settings, state, services.clock());
        RequestIds ids = new RequestIds(services.random().nextLong());
        FrontDoor door = new FrontDoor(visits, ids, router(visits, ids));
        vertx.setPeriodic(settings.times().sweep().toMillis(), timer -> visits.sweep());
        server = vertx.createHttpServer(ServerOptions.of(settings))
                .connectionHandler(visits::accept)
                .invalidRequestHandler(door::handleInvalid)
                .requestHandler(door);
        return server.listen();
    }

    /** Idle connections are closed at once; a request that is being served, a download too, gets its time. */
    @Override
    public Future<?> stop() {
        long patience = settings.times().drain().toMillis();
        return server == null ? Future.succeededFuture() : server.shutdown(patience, TimeUnit.MILLISECONDS);
    }

    /** The port that is listened on, once deployed. */
    public int port() {
        return server.actualPort();
    }

    private Router router(Visits visits, RequestIds ids) {
        Router router = Router.router(vertx);
        KeyRing keys = new KeyRing(services.accounts(), services.clock());
        Bodies bodies = new Bodies(settings.maxBodyBytes(), visits);
        new GenerateTaskRoute(settings, services, bodies, keys).mount(router);
        new StatusTaskRoute(settings, services, keys).mount(router);
        new TicketRoute(services.accounts(), services.random()).mount(router);
        routes.forEach(route -> route.mount(router));
        new Doors(keys, services).guard(router);
        router.route().order(FIRST).handler(new Entrance(visits, ids, state, services));
        Unrouted.mount(router);
        return router;
    }
}
