package io.reelgate.upstream;

import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** Where an upstream listens. {@code path} is what its calls are mounted below, without a slash at its end. */
record Origin(String host, int port, boolean tls, String path) {
    static Origin of(String baseUrl) {
        URI base = URI.create(baseUrl);
        boolean tls = base.getScheme().equals("https");
        int port = base.getPort() > 0 ? base.getPort() : tls ? 443 : 80;
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        return new Origin(base.getHost(), port, tls, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    RequestOptions request() {
        return new RequestOptions().setHost(host).setPort(port).setSsl(tls).setFollowRedirects(false);
    }
}
