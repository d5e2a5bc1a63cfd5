package io.reelgate.simulator.http;

import io.vertx.ext.web.Router;

/** Some routes of the simulator; the wire format of each vendor is one group. */
@FunctionalInterface
public interface RouteGroup {

    /** Adds the routes; called once, before the first request. */
    void mount(Router router);
}
