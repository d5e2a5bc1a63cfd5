package io.reelgate.egress;

import io.reelgate.domain.http.RetryAfter;
import io.reelgate.port.CallbackClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to callers' URLs: the URL is judged again, its name resolved and every address checked, and the checked
 * address is the one dialled, with the name left for Host and TLS. No redirect is followed. Whatever goes wrong on
 * the way has one text, so that nobody can map a network by it. Safe from any thread.
 */
public final class GuardedCallbackClient implements CallbackClient {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedCallbackClient.class);
    private static final String UNREACHABLE = "the endpoint could not be reached";

    private final Vertx vertx;
    private final Lines lines;
    private final Guard guard;
    private final Clock clock;
    private final Duration rest;

    GuardedCallbackClient(Vertx vertx, Lines lines, Guard guard, Clock clock, Duration rest) {
        this.vertx = vertx;
        this.lines = lines;
        this.guard = guard;
        this.clock = clock;
        this.rest = rest;
    }

    /** Closes all connections; posts under way come to nothing. */
    public Future<Void> close() {
        return lines.close();
    }

    @Override
    public Future<Delivery> post(String url, Map<String, String> headers, String body, Duration timeout) {
        Exchange exchange = new Exchange(vertx, lines, headers, body, rest);
        return guard.decide(Use.CALLBACK, url)
                .compose(decision -> dial(decision, exchange))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> exchange.abandon())
                .otherwise(GuardedCallbackClient::undelivered);
    }

    private Future<Delivery> dial(Decision decision, Exchange exchange) {
        return switch (decision) {
            case Decision.Allowed allowed -> exchange.post(allowed).map(this::answered);
            case Decision.Refused refused -> undelivered();
            case Decision.Unsure unsure -> undelivered();
        };
    }

    private static Future<Delivery> undelivered() {
        return Future.succeededFuture(new Delivery.Undelivered(UNREACHABLE));
    }

    private Delivery answered(HttpClientResponse response) {
        Optional<Duration> retryAfter = Optional.ofNullable(response.getHeader(HttpHeaders.RETRY_AFTER))
                .flatMap(header -> RetryAfter.parse(header, clock.instant()));
        return new Delivery.Answered(response.statusCode(), retryAfter);
    }

    /** The details are for whoever debugs this gateway; messages of the network name hosts, never paths. */
    private static Delivery undelivered(Throwable failure) {
        LOG.atDebug().log("callback undelivered: {}", String.valueOf(failure));
        return new Delivery.Undelivered(UNREACHABLE);
    }
}
