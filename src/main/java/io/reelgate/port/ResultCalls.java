package io.reelgate.port;

import io.vertx.core.Future;

/**
 * Knows how the results of each route are asked for. What is kept of a finished task names a result without any secret;
 * the credential of the route that the job is at is looked up when the result is fetched.
 */
public interface ResultCalls {
    /** Every result is a URL that needs nothing else. */
    ResultCalls PLAIN = (route, source) -> Future.succeededFuture(ResultCall.get(source));

    /** Fails where the credential is not to be had now. */
    Future<ResultCall> call(String route, String source);
}
