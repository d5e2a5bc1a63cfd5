package io.reelgate.egress;

import io.reelgate.domain.address.AddressPolicy;
import io.reelgate.domain.address.CallerUrlPolicy;
import io.reelgate.domain.http.RetryAfter;
import io.reelgate.port.CallbackClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
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

    /** Shorter than what servers keep, so that a try seldom meets a connection that was just closed. */
    private static final int KEEP_ALIVE_SECONDS = 5;

    private final Vertx vertx;
    private final HttpClient client;
    private final Guard guard;
    private final Clock clock;
    private final Duration rest;

    /**
     * @param allowed what {@code callbacks.allow} opens besides the public internet
     * @param own where this gateway and its store listen; never dialled
     */
    public GuardedCallbackClient(
            Vertx vertx,
            CallbackClientSettings settings,
            AddressPolicy allowed,
            Set<InetSocketAddress> own,
            Clock clock,
            RandomGenerator random) {
        this(
                vertx,
                vertx.createHttpClient(options(settings), pool(settings)),
                new Guard(CallerUrlPolicy.callbacks(allowed), new SystemHostNames(vertx), Set.copyOf(own), random),
                clock,
                settings.rest());
    }

    GuardedCallbackClient(Vertx vertx, HttpClient client, Guard guard, Clock clock, Duration rest) {
        this.vertx = vertx;
        this.client = client;
        this.guard = guard;
        this.clock = clock;
        this.rest = rest;
    }

    static HttpClientOptions options(CallbackClientSettings settings) {
        return new HttpClientOptions()
                .setConnectTimeout((int) settings.connect().toMillis())
                .setSslHandshakeTimeout(settings.connect().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setForceSni(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
    }

    static PoolOptions pool(CallbackClientSettings settings) {
        return new PoolOptions().setHttp1MaxSize(settings.connections());
    }

    /** Closes all connections; posts under way come to nothing. */
    public Future<Void> close() {
        return client.close();
    }

    @Override
    public Future<Delivery> post(String url, Map<String, String> headers, String body, Duration timeout) {
        Exchange exchange = new Exchange(vertx, client, headers, body, rest);
        return guard.check(url)
                .compose(exchange::post)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> exchange.abandon())
                .map(this::answered)
                .otherwise(GuardedCallbackClient::undelivered);
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
