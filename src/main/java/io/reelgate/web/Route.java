package io.reelgate.web;

import io.vertx.ext.web.Router;

/**
 * One endpoint. A role exports its routes, the application hands them to the ingress, and the ingress mounts them on
 * the router of each of its event loops, behind authentication where the path starts with {@code /api/}.
 */
public interface Route {
    /** Called once per event loop; what it mounts must be safe on several of them. */
    void mount(Router router);
}
