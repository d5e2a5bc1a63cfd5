package io.reelgate.egress;

import io.reelgate.egress.Guard.Target;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One POST to one checked address. Only the head of the answer counts; its body is read to its end, so that the
 * connection can be used again, but no more than a little of it and not for long.
 */
final class Exchange {
    private static final int MOST_OF_ANSWER = 4096;

    private final Vertx vertx;
    private final HttpClient client;
    private final Map<String, String> headers;
    private final String body;
    private final Duration rest;
    private Optional<HttpClientRequest> open = Optional.empty();
    private boolean abandoned;
    private int read;

    Exchange(Vertx vertx, HttpClient client, Map<String, String> headers, String body, Duration rest) {
        this.vertx = vertx;
        this.client = client;
        this.headers = headers;
        this.body = body;
        this.rest = rest;
    }

    Future<HttpClientResponse> post(Target target) {
        return client.request(options(target)).compose(this::send);
    }

    private RequestOptions options(Target target) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.address()))
                .setHost(target.url().host())
                .setPort(target.url().port())
                .setSsl(target.url().secure())
                .setURI(target.url().target())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        if (target.url().host().indexOf(':') >= 0) {
            options.putHeader(HttpHeaders.HOST, bracketed(target));
        }
        return options.putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
    }

    /** Vert.x leaves the brackets of an IPv6 address out. */
    private static String bracketed(Target target) {
        return "[" + target.url().host() + "]:" + target.url().port();
    }

    private synchronized Future<HttpClientResponse> send(HttpClientRequest request) {
        open = Optional.of(request);
        if (abandoned) {
            request.reset();
            return Future.failedFuture("no time left");
        }
        request.response().onSuccess(this::readLittle);
        return request.send(body);
    }

    /** Ends the exchange wherever it is; a connection that comes later is given up at once. */
    synchronized void abandon() {
        abandoned = true;
        open.ifPresent(HttpClientRequest::reset);
    }

    private void readLittle(HttpClientResponse response) {
        long timer = vertx.setTimer(rest.toMillis(), fired -> abandon());
        response.exceptionHandler(cut -> vertx.cancelTimer(timer));
        response.endHandler(ended -> vertx.cancelTimer(timer));
        response.handler(this::count);
    }

    private void count(Buffer piece) {
        read += piece.length();
        if (read > MOST_OF_ANSWER) {
            abandon();
        }
    }
}
