package io.reelgate.egress;

import io.reelgate.egress.Decision.Allowed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to addresses that the guard allowed. The checked address is dialled, with the name left for Host, SNI and
 * the certificate; where a connection really leads is looked at once more before anything is written. Safe from any
 * thread.
 */
final class Lines {
    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);

    /** Shorter than what servers keep, so that a request seldom meets a connection that was just closed. */
    private static final int KEEP_ALIVE_SECONDS = 5;

    private final Door everywhere;
    private final Door mapped;

    /**
     * Connections to hosts of one trust. Java names a host to its server (SNI) by itself where it has a dot; it does not
     * where it is a single label, and to insist on it breaks addresses and names that TLS has no form for.
     *
     * @param labels for hosts of a single label
     */
    record Door(HttpClient hosts, HttpClient labels) {
        private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

        private static Door open(Vertx vertx, LineSettings settings, Trust trust) {
            HttpClientOptions options = new HttpClientOptions()
                    .setConnectTimeout((int) settings.connect().toMillis())
                    .setSslHandshakeTimeout(settings.connect().toMillis())
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                    .setTrustOptions(trust.options());
            PoolOptions pool = new PoolOptions().setHttp1MaxSize(settings.connections());
            return new Door(
                    vertx.createHttpClient(options, pool),
                    vertx.createHttpClient(new HttpClientOptions(options).setForceSni(true), pool));
        }

        private HttpClient to(String host) {
            return LABEL.matcher(host).matches() ? labels : hosts;
        }

        private Future<Void> close() {
            return Future.join(hosts.close(), labels.close()).mapEmpty();
        }
    }

    /** {@code mapped}: for hosts whose address the operator fixed; more may have signed their certificates. */
    Lines(Door everywhere, Door mapped) {
        this.everywhere = everywhere;
        this.mapped = mapped;
    }

    /** Blocking: reads what Java trusts. */
    static Lines open(Vertx vertx, LineSettings settings, Trust trust, MappedHosts hosts) {
        return new Lines(Door.open(vertx, settings, trust), Door.open(vertx, settings, trust.and(hosts.trusted())));
    }

    /** Closes all connections; what is under way comes to nothing. */
    Future<Void> close() {
        return Future.join(everywhere.close(), mapped.close()).mapEmpty();
    }

    /** A request on a connection in hand, nothing of it written yet. */
    Future<HttpClientRequest> dial(Allowed target, HttpMethod method, Map<String, String> headers) {
        return (target.mapped() ? mapped : everywhere)
                .to(target.url().host())
                .request(options(target, method, headers))
                .compose(request -> verified(target.address(), request));
    }

    private static RequestOptions options(Allowed target, HttpMethod method, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(target.address()))
                .setHost(target.url().host())
                .setPort(target.url().port())
                .setSsl(target.url().secure())
                .setURI(target.url().target())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        if (target.url().host().indexOf(':') >= 0) {
            options.putHeader(HttpHeaders.HOST, target.url().authority());
        }
        return options.putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
    }

    private static Future<HttpClientRequest> verified(InetSocketAddress wanted, HttpClientRequest request) {
        SocketAddress reached = request.connection().remoteAddress(true);
        request.connection().exceptionHandler(Lines::broken);
        boolean same = wanted.getAddress().getHostAddress().equals(reached.hostAddress())
                && wanted.getPort() == reached.port();
        if (same) {
            return Future.succeededFuture(request);
        }
        request.reset();
        return Future.failedFuture("the connection leads to " + reached + " instead of " + wanted);
    }

    /** Strangers must not be able to fill our log by answering nonsense. */
    private static void broken(Throwable failure) {
        LOG.atDebug().log("connection broken: {}", String.valueOf(failure));
    }
}
