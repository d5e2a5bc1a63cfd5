package io.reelgate.moderation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** Posts to the endpoint and to nowhere else: redirects are not followed. Safe from any Vert.x context. */
final class EndpointClient {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int IDLE_SECONDS = 30;

    private final EndpointSettings settings;
    private final Clock clock;
    private final HttpClient client;

    EndpointClient(Vertx vertx, EndpointSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(IDLE_SECONDS),
                new PoolOptions().setHttp1MaxSize(settings.concurrency()).setMaxWaitQueueSize(settings.concurrency()));
    }

    /** The body of a 200; fails with everything else, and when the time is over. */
    Future<Buffer> post(Buffer question) {
        long until = clock.millis() + settings.timeout().toMillis();
        return client.request(options()).compose(request -> exchange(request, question, until));
    }

    private RequestOptions options() {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(settings.url().toString())
                .setConnectTimeout(settings.timeout().toMillis())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
        settings.apiKey().ifPresent(key -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key));
        return options;
    }

    /** What is left of the time; a clock that was set meanwhile makes it neither endless nor nothing. */
    private long left(long until) {
        return Math.clamp(until - clock.millis(), 1, settings.timeout().toMillis());
    }

    private Future<Buffer> exchange(HttpClientRequest request, Buffer question, long until) {
        Future<Buffer> answer = request.response().compose(EndpointClient::body);
        return request.end(question)
                .compose(written -> answer)
                .timeout(left(until), TimeUnit.MILLISECONDS)
                .onFailure(failure -> request.reset());
    }

    /** Whatever is not read is reset, and that is no news. */
    private static Future<Buffer> body(HttpClientResponse response) {
        response.exceptionHandler(reset -> {});
        return response.statusCode() == 200
                ? new Reading(response).whole.future()
                : Future.failedFuture(NoVerdict.of(response.statusCode()));
    }

    /** A body that is being collected, up to a bound. */
    private static final class Reading {
        private final Buffer collected = Buffer.buffer();
        private final Promise<Buffer> whole = Promise.promise();

        Reading(HttpClientResponse response) {
            response.exceptionHandler(whole::tryFail);
            response.endHandler(end -> whole.tryComplete(collected));
            response.handler(this::add);
        }

        private void add(Buffer piece) {
            if (collected.length() + piece.length() > MOST_BYTES) {
                whole.tryFail(NoVerdict.unread("answered more than " + MOST_BYTES + " bytes"));
            } else {
                collected.appendBuffer(piece);
            }
        }
    }

    Future<Void> close() {
        return client.close();
    }
}
