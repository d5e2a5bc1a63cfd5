package io.reelgate.simulator.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All groups of routes behind one router, with JSON errors for what no route answers. */
public final class SimulatorRouter {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatorRouter.class);
    private static final long LARGEST_BODY = 1 << 20;
    private static final Map<Integer, String> STATUS_TO_MESSAGE =
            Map.of(404, "Not found", 405, "Method not allowed", 413, "Request body too large", 500, "Internal error");

    private SimulatorRouter() {}

    /** A router for one event loop; {@code unanswered} is told of each request that none of the groups answered. */
    public static Router of(Vertx vertx, List<RouteGroup> groups, Handler<RoutingContext> unanswered) {
        Router router = Router.router(vertx);
        groups.forEach(group -> group.mount(router));
        STATUS_TO_MESSAGE.keySet().forEach(status -> router.errorHandler(status, ctx -> fail(ctx, unanswered)));
        return router;
    }

    /** Reads a body of up to 1 MiB; stands before the handler of a route that takes one. */
    public static Handler<RoutingContext> body() {
        return body(LARGEST_BODY);
    }

    /** The same of another size, for vendors that take whole images. */
    public static Handler<RoutingContext> body(long most) {
        return BodyHandler.create(false).setBodyLimit(most);
    }

    private static void fail(RoutingContext ctx, Handler<RoutingContext> unanswered) {
        int status = ctx.statusCode() < 400 ? 500 : ctx.statusCode();
        unanswered.handle(ctx);
        if (status == 500) {
            LOG.error("The simulator failed to answer path={}", ctx.request().path(), ctx.failure());
        }
        Replies.json(status, Envelope.error(status, STATUS_TO_MESSAGE.getOrDefault(status, "Bad request")))
                .send(ctx);
    }
}
