package io.reelgate.egress;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.internal.resolver.NameResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks name servers, and them only: no hosts file, no search domains, and nothing remembered, so that each dial is decided
 * by an answer of its own. The exception is {@code localhost}, which is never asked of anybody.
 */
final class DnsHostNames implements HostNames {
    private static final List<InetAddress> LOCALHOST = loopback();
    private static final int LONGEST_CHAIN = 16;

    private final NameResolver resolver;
    private final Duration patience;

    /** {@code servers}: as {@code address:port}; those of the system where there are none. */
    DnsHostNames(Vertx vertx, List<String> servers, Duration patience) {
        AddressResolverOptions options = new AddressResolverOptions()
                .setHostsValue(Buffer.buffer("\n"))
                .setSearchDomains(List.of())
                .setCacheMaxTimeToLive(0)
                .setCacheNegativeTimeToLive(0)
                .setMaxQueries(LONGEST_CHAIN)
                .setQueryTimeout(patience.toMillis() / 2);
        servers.forEach(options::addServer);
        this.resolver = new NameResolver(vertx, options);
        this.patience = patience;
    }

    private static List<InetAddress> loopback() {
        return List.of(
                FixedAddress.parse("127.0.0.1").address(),
                FixedAddress.parse("::1").address());
    }

    Future<Void> close() {
        return resolver.close();
    }

    /** The closing dot keeps the resolver from completing the name by itself. */
    @Override
    public Future<List<InetAddress>> resolve(String host) {
        if (host.equals("localhost")) {
            return Future.succeededFuture(LOCALHOST);
        }
        Promise<List<InetSocketAddress>> answer = Promise.promise();
        resolver.resolveAll(host + ".", found -> answer.complete(found.result(), found.cause()));
        return answer.future()
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .map(found -> found.stream()
                        .map(InetSocketAddress::getAddress)
                        .map(OwnPlaces::bare)
                        .toList());
    }
}
