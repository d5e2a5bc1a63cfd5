package io.reelgate.results;

import io.reelgate.port.ResultCall;
import io.reelgate.port.ResultCalls;
import io.reelgate.port.ResultSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Fetches results over HTTP from the configured hosts of the upstream that made them, and from nowhere else: identity
 * encoding, every wait bounded, redirects followed by hand. Safe from any thread.
 */
public final class HttpResultSource implements ResultSource {
    private final Vertx vertx;
    private final HttpClient client;
    private final HttpResultSourceSettings settings;
    private final MediaHosts hosts;
    private final ResultCalls calls;

    /** Of upstreams whose results are URLs that need nothing else. */
    public HttpResultSource(Vertx vertx, HttpResultSourceSettings settings, MediaHosts hosts) {
        this(vertx, settings, hosts, ResultCalls.PLAIN);
    }

    public HttpResultSource(Vertx vertx, HttpResultSourceSettings settings, MediaHosts hosts, ResultCalls calls) {
        this.calls = calls;
        this.vertx = vertx;
        this.settings = settings;
        this.hosts = hosts;
        this.client = vertx.createHttpClient(options(settings), pool(settings));
    }

    private static HttpClientOptions options(HttpResultSourceSettings settings) {
        return new HttpClientOptions()
                .setConnectTimeout((int) settings.connect().toMillis())
                .setSslHandshakeTimeout(settings.connect().toSeconds() + 1)
                .setKeepAliveTimeout(5);
    }

    private static PoolOptions pool(HttpResultSourceSettings settings) {
        return new PoolOptions().setHttp1MaxSize(settings.connections());
    }

    /** Closes all connections; downloads under way fail. */
    public Future<Void> close() {
        return client.close();
    }

    @Override
    public Future<Download> open(String route, String source) {
        return Future.succeededFuture()
                .compose(begun -> calls.call(route, source))
                .compose(call -> open(route, call))
                .recover(failure -> Future.failedFuture(ResultUnavailable.of(failure)));
    }

    private Future<Download> open(String route, ResultCall call) {
        return go(route, Hop.first(call, hosts.check(route, call.url())))
                .compose(response -> call.field()
                        .map(field -> acceptDocument(response, field))
                        .orElseGet(() -> acceptVideo(response)));
    }

    /** Follows redirects by hand: each of them has to lead to a host of the route. */
    private Future<HttpClientResponse> go(String route, Hop hop) {
        return client.request(hop.request())
                .compose(request -> send(request, hop))
                .compose(response -> hop.redirect(response)
                        .map(location -> go(route, moved(route, hop, response, location)))
                        .orElseGet(() -> Future.succeededFuture(response)));
    }

    private Hop moved(String route, Hop hop, HttpClientResponse response, String location) {
        drop(response);
        return hop.to(hosts.check(route, hop.resolve(location)));
    }

    /** Pausing belongs on the event loop of the answer, before the first piece of the body can arrive. */
    private Future<HttpClientResponse> send(HttpClientRequest request, Hop hop) {
        request.response().onSuccess(HttpResultSource::hold);
        return hop.call()
                .body()
                .map(request::send)
                .orElseGet(request::send)
                .timeout(settings.firstByte().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> request.reset());
    }

    /** Until somebody reads the body, its breaking off is nobody's news: reading it will fail. */
    private static void hold(HttpClientResponse response) {
        response.pause().exceptionHandler(failure -> {});
    }

    private static void drop(HttpClientResponse response) {
        response.exceptionHandler(reset -> {}).request().reset();
    }

    private Future<Download> acceptVideo(HttpClientResponse response) {
        return accept(response, isVideo(type(response)), settings.largest())
                .map(body -> new Download(type(response), length(response), body, response.request()::reset));
    }

    /** What is inside is measured by itself; nobody says beforehand how long it is. */
    private Future<Download> acceptDocument(HttpClientResponse response, String field) {
        return accept(response, type(response).equals("application/json"), settings.largestInline())
                .map(body -> new Download("video/mp4", -1, new Base64Body(body, field), response.request()::reset));
    }

    private Future<CappedBody> accept(HttpClientResponse response, boolean rightType, long largest) {
        Optional<String> fault = fault(response, rightType, largest);
        if (fault.isPresent()) {
            drop(response);
            return Future.failedFuture(new ResultUnavailable(fault.get()));
        }
        return Future.succeededFuture(new CappedBody(response, settings, largest).watched(vertx));
    }

    private static Optional<String> fault(HttpClientResponse response, boolean rightType, long largest) {
        if (response.statusCode() != 200) {
            return Optional.of("the upstream answered " + response.statusCode() + " for a result");
        }
        if (!response.headers().getAll(HttpHeaders.CONTENT_ENCODING).stream().allMatch("identity"::equalsIgnoreCase)) {
            return Optional.of("the upstream sent an encoded result");
        }
        if (!rightType) {
            return Optional.of("the upstream sent " + type(response) + " for a result");
        }
        return length(response) > largest
                ? Optional.of("the result has " + length(response) + " bytes")
                : Optional.empty();
    }

    /** Storages often know no type; an error page says that it is text. */
    private static boolean isVideo(String type) {
        return type.isEmpty()
                || type.startsWith("video/")
                || type.equals("application/mp4")
                || type.endsWith("/octet-stream");
    }

    private static String type(HttpClientResponse response) {
        String type = Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_TYPE))
                .orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** -1 when the upstream does not say. */
    private static long length(HttpClientResponse response) {
        String length = Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_LENGTH))
                .orElse("");
        return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
    }
}
