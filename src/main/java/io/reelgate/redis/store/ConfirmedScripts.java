package io.reelgate.redis.store;

import io.reelgate.port.Metrics;
import io.reelgate.redis.NotConfirmed;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs the scripts whose effect must outlive the server that executed them, and measures what that takes. */
final class ConfirmedScripts {
    private final Scripts scripts;
    private final Clock clock;
    private final Metrics metrics;

    ConfirmedScripts(Scripts scripts, Clock clock, Metrics metrics) {
        this.scripts = scripts;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** As {@link Scripts#runConfirmed}. */
    Future<Response> run(Script script, List<String> keys, List<String> args) {
        Instant begun = clock.instant();
        return scripts.runConfirmed(script, keys, args).onComplete(ended -> measure(begun, ended));
    }

    private void measure(Instant begun, AsyncResult<Response> ended) {
        metrics.count("reelgate_redis_confirmations_total", "outcome", word(ended));
        metrics.time("reelgate_redis_confirmation_seconds", Duration.between(begun, clock.instant()));
    }

    private static String word(AsyncResult<Response> ended) {
        if (ended.succeeded()) {
            return "confirmed";
        }
        return ended.cause() instanceof NotConfirmed ? "not_confirmed" : "failed";
    }
}
