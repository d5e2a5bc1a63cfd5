package io.reelgate.upstream;

import io.reelgate.port.Waypoint;
import io.reelgate.port.Waypoints;
import io.reelgate.upstream.vendor.Call;
import io.reelgate.upstream.vendor.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * The connections to one upstream for one kind of call. The only class of the gateway that sends to a vendor, and
 * only to the configured origin: redirects are never followed. Safe from any Vert.x context.
 */
final class Wire {
    /** With the cleaner's second below the 5 s after which an idle connection may be closing at the other end. */
    private static final int IDLE_SECONDS = 3;

    private static final int CLEANER_MILLIS = 1_000;

    /** A process that was frozen wakes with its time over and the reply unread in the socket: it shall read it. */
    private static final Duration LAST_LOOK = Duration.ofMillis(200);

    private final Origin origin;
    private final Duration connectTimeout;
    private final Clock clock;
    private final Waypoints waypoints;
    private final Credential credential;
    private final HttpClient client;

    /** {@code waypoints} hears of every call before and after it is written. */
    Wire(Vertx vertx, UpstreamSettings settings, Clock clock, Waypoints waypoints, Credential credential) {
        this.credential = credential;
        this.origin = Origin.of(settings.baseUrl());
        this.connectTimeout = settings.timeouts().connect();
        this.clock = clock;
        this.waypoints = waypoints;
        this.client = vertx.createHttpClient(options(), pool(settings.pool()));
    }

    private HttpClientOptions options() {
        return new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                .setKeepAliveTimeout(IDLE_SECONDS);
    }

    private static PoolOptions pool(UpstreamSettings.Pool pool) {
        return new PoolOptions()
                .setHttp1MaxSize(pool.connections())
                .setMaxWaitQueueSize(pool.waiting())
                .setCleanerPeriod(CLEANER_MILLIS);
    }

    /** A connection in hand, fresh or idle for a moment only, with a valid credential, and nothing written. */
    Future<HttpClientRequest> connect() {
        return credential
                .headers()
                .compose(headers -> client.request(origin.request()
                        .setConnectTimeout(connectTimeout.toMillis())
                        .setHeaders(HttpHeaders.headers().addAll(headers))));
    }

    /**
     * Writes the call and reads its reply; fails when no status line came in time, and with {@link Withheld} where the
     * fence is closed, or where HTTP has no way to write the call. Fence and first byte are in one turn of the event loop when the calls of this wire are all made
     * on one, because then its connections are on it too.
     */
    Future<Reply> exchange(HttpClientRequest request, Call call, Duration most, BooleanSupplier fence) {
        try {
            request.setMethod(call.method()).setURI(origin.path() + call.path());
            call.headers().forEach(request::putHeader);
        } catch (IllegalArgumentException unwritable) {
            request.reset();
            return Future.failedFuture(new Withheld(unwritable));
        }
        Future<Reply> reply = request.response().compose(response -> ReplyReader.read(response, clock));
        waypoints.reached(Waypoint.BEFORE_WRITE);
        if (!fence.getAsBoolean()) {
            request.reset();
            return Future.failedFuture(new Withheld());
        }
        call.body().map(request::end).orElseGet(request::end).onSuccess(this::written);
        return within(reply, most)
                .recover(failure -> failure instanceof TimeoutException ? within(reply, LAST_LOOK) : reply)
                .onFailure(failure -> request.reset());
    }

    private static Future<Reply> within(Future<Reply> reply, Duration most) {
        return reply.timeout(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void written(Void done) {
        waypoints.reached(Waypoint.AFTER_WRITE);
    }

    Future<Void> close() {
        return client.close();
    }
}
