package io.reelgate.results;

import io.reelgate.port.ResultSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Fetches results over HTTP from the configured hosts of the upstream that made them, and from nowhere else: no
 * redirects, identity encoding, every wait bounded. Safe from any thread.
 */
public final class HttpResultSource implements ResultSource {
    private final Vertx vertx;
    private final HttpClient client;
    private final HttpResultSourceSettings settings;
    private final MediaHosts hosts;

    public HttpResultSource(Vertx vertx, HttpResultSourceSettings settings, MediaHosts hosts) {
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
    public Future<Download> open(String route, String url) {
        return Future.succeededFuture(url)
                .map(text -> hosts.check(route, text))
                .compose(uri -> client.request(request(uri)))
                .compose(this::send)
                .compose(this::accept)
                .recover(failure -> Future.failedFuture(ResultUnavailable.of(failure)));
    }

    private RequestOptions request(URI uri) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(MediaHosts.secure(uri))
                .setHost(bare(uri.getHost()))
                .setPort(MediaHosts.port(uri))
                .setURI(target(uri))
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.USER_AGENT, "Reelgate");
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** Pausing belongs on the event loop of the answer, before the first piece of the body can arrive. */
    private Future<HttpClientResponse> send(HttpClientRequest request) {
        request.response().onSuccess(HttpResultSource::hold);
        return request.send()
                .timeout(settings.firstByte().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> request.reset());
    }

    /** Until somebody reads the body, its breaking off is nobody's news: reading it will fail. */
    private static void hold(HttpClientResponse response) {
        response.pause().exceptionHandler(failure -> {});
    }

    private Future<Download> accept(HttpClientResponse response) {
        Optional<String> fault = fault(response);
        if (fault.isPresent()) {
            response.exceptionHandler(reset -> {}).request().reset();
            return Future.failedFuture(new ResultUnavailable(fault.get()));
        }
        var body = new CappedBody(response, settings).watched(vertx);
        return Future.succeededFuture(new Download(type(response), length(response), body, response.request()::reset));
    }

    private Optional<String> fault(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Optional.of("the upstream answered " + response.statusCode() + " for a result");
        }
        if (!response.headers().getAll(HttpHeaders.CONTENT_ENCODING).stream().allMatch("identity"::equalsIgnoreCase)) {
            return Optional.of("the upstream sent an encoded result");
        }
        if (!isVideo(type(response))) {
            return Optional.of("the upstream sent " + type(response) + " for a result");
        }
        return length(response) > settings.largest()
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
