package io.reelgate.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Reads bodies within the time bounds of the public port; the ingress offers it to the routes of other roles. */
@FunctionalInterface
public interface BodyReader {
    /** Called before any byte of the body was read; fails with what {@link RoutingContext#fail} makes an answer of. */
    Future<Buffer> read(HttpServerRequest request, int mostBytes);

    /** For routes further on. */
    static void offer(RoutingContext context, BodyReader reader) {
        context.put(BodyReader.class.getName(), reader);
    }

    static Future<Buffer> read(RoutingContext context, int mostBytes) {
        return Optional.<BodyReader>ofNullable(context.get(BodyReader.class.getName()))
                .map(reader -> reader.read(context.request(), mostBytes))
                .orElseGet(() -> Future.failedFuture(new IllegalStateException("no ingress before this route")));
    }
}
