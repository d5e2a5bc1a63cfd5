package io.reelgate.results.s3;

import io.reelgate.port.StoreTrouble;
import io.reelgate.results.MeasuredBody;
import io.reelgate.results.ResultUnavailable;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.streams.Pipe;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Sends signed requests: no redirects, every wait and every answer bounded. Whatever fails is the store's trouble. */
final class S3Door {
    /** A list of a thousand keys is a third of it. */
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private static final int MOST_TRIES = 3;
    private static final long PAUSE_MILLIS = 50;

    /** As stores answer that have too much to do for the moment. */
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private final Vertx vertx;
    private final HttpClient client;
    private final S3Signer signer;
    private final S3Settings settings;

    S3Door(Vertx vertx, S3Settings settings, S3Signer signer) {
        this.vertx = vertx;
        this.settings = settings;
        this.signer = signer;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) settings.connect().toMillis())
                        .setSslHandshakeTimeout(settings.connect().toSeconds() + 1)
                        .setKeepAliveTimeout(5),
                new PoolOptions().setHttp1MaxSize(settings.connections()));
    }

    Future<Void> close() {
        return client.close();
    }

    /** For a request with a small body, or none; tried again where the store has too much to do. */
    Future<S3Reply> ask(S3Call call) {
        return ask(call, 1).recover(S3Door::trouble);
    }

    private Future<S3Reply> ask(S3Call call, int tries) {
        return once(call)
                .transform(reply -> tries < MOST_TRIES && isWorthAnother(call, reply)
                        ? pause(tries).compose(over -> ask(call, tries + 1))
                        : outcome(reply));
    }

    private static Future<S3Reply> outcome(AsyncResult<S3Reply> reply) {
        return reply.succeeded() ? Future.succeededFuture(reply.result()) : Future.failedFuture(reply.cause());
    }

    /** A connection that was cut may have been kept open for too long. What was waited for long enough is not repeated. */
    private static boolean isWorthAnother(S3Call call, AsyncResult<S3Reply> reply) {
        return reply.succeeded()
                ? PASSING.contains(reply.result().status())
                : reply.cause() instanceof HttpClosedException && !call.method().equals(HttpMethod.POST);
    }

    private Future<Void> pause(int tries) {
        return vertx.timer(PAUSE_MILLIS << tries, TimeUnit.MILLISECONDS).mapEmpty();
    }

    private Future<S3Reply> once(S3Call call) {
        RequestOptions options =
                signer.signed(call).setIdleTimeout(settings.idle().toMillis());
        return open(options)
                .compose(request -> answer(request, request.send(call.body())))
                .timeout(2 * settings.idle().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A request that is reset is nobody's news: whoever waits for its answer hears of it. */
    private Future<HttpClientRequest> open(RequestOptions options) {
        return client.request(options).map(request -> request.exceptionHandler(failure -> {}));
    }

    /** Streams a body of known length. What breaks off there fails here too, as whatever it was. */
    Future<S3Reply> stream(S3Call call, long length, MeasuredBody body) {
        Pipe<Buffer> pipe = body.pipe().endOnComplete(false);
        RequestOptions options = signer.signed(call).putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        return open(options)
                .onFailure(failure -> pipe.close())
                .compose(request -> pour(request, pipe, length, body))
                .recover(failure -> body.failure()
                        .<Future<S3Reply>>map(Future::failedFuture)
                        .orElseGet(() -> trouble(failure)));
    }

    /** The answer may come before the whole body was sent: then it is a refusal, and nobody reads the rest. */
    private Future<S3Reply> pour(HttpClientRequest request, Pipe<Buffer> pipe, long length, MeasuredBody body) {
        Promise<S3Reply> outcome = Promise.promise();
        answer(request, request.response()).onComplete(outcome::tryComplete, outcome::tryFail);
        long watch = watch(request, body);
        send(pipe, request)
                .compose(sent -> body.bytes() == length ? request.end() : body.shortfall())
                .onFailure(outcome::tryFail)
                .onFailure(failure -> request.reset());
        return outcome.future().onComplete(done -> vertx.cancelTimer(watch)).onFailure(failure -> request.reset());
    }

    /** A response that has broken off takes no new handlers. */
    private static Future<Void> send(Pipe<Buffer> pipe, HttpClientRequest request) {
        try {
            return pipe.to(request);
        } catch (IllegalStateException brokenOff) {
            return Future.failedFuture(new ResultUnavailable("the source broke off"));
        }
    }

    /** The client's own idle time knows answers only. A slow source is given up earlier than this, by itself. */
    private long watch(HttpClientRequest request, MeasuredBody body) {
        long[] before = {-1};
        return vertx.setPeriodic(settings.idle().toMillis(), timer -> {
            if (before[0] == body.bytes()) {
                vertx.cancelTimer(timer);
                request.reset();
            }
            before[0] = body.bytes();
        });
    }

    private static Future<S3Reply> answer(HttpClientRequest request, Future<HttpClientResponse> response) {
        return response.compose(head -> collect(request, head));
    }

    private static Future<S3Reply> collect(HttpClientRequest request, HttpClientResponse response) {
        Promise<S3Reply> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(new S3Reply(response.statusCode(), response.headers(), body)));
        response.handler(piece -> {
            body.appendBuffer(piece);
            if (body.length() > LARGEST_ANSWER && whole.tryFail(new StoreTrouble("the store's answer is too long"))) {
                request.reset();
            }
        });
        return whole.future();
    }

    private static <T> Future<T> trouble(Throwable failure) {
        boolean told = failure instanceof StoreTrouble || failure instanceof ResultUnavailable;
        return Future.failedFuture(told ? failure : new StoreTrouble("the store gave no answer: " + failure));
    }
}
