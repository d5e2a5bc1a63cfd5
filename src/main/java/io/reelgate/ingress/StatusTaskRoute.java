package io.reelgate.ingress;

import io.reelgate.web.Route;
import io.vertx.ext.web.Router;

final class StatusTaskRoute implements Route {
    static final String PREFIX = "/api/v1/statusTask/";

    @Override
    public void mount(Router router) {}
}
