package io.reelgate.egress;

import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.PromiseInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks name servers, and them only: no hosts file, no search domains, and nothing remembered, so that each dial is decided
 * by an answer of its own, and nobody fills our memory with names. The answers for both families are awaited, since any
 * of them may speak against the name. The exception is {@code localhost}, which is never asked of anybody.
 */
final class DnsHostNames implements HostNames {
    private static final List<InetAddress> LOCALHOST = loopback();
    private static final int LONGEST_CHAIN = 16;

    private final VertxInternal vertx;
    private final DnsNameResolver resolver;
    private final Duration patience;

    /** {@code servers}: as {@code address:port}; those of the system where there are none. */
    DnsHostNames(Vertx vertx, List<String> servers, Duration patience) {
        this.vertx = (VertxInternal) vertx;
        this.patience = patience;
        this.resolver = builder(this.vertx.transport())
                .eventLoop(this.vertx.nettyEventLoopGroup().next())
                .nameServerProvider(provider(servers))
                .queryTimeoutMillis(patience.toMillis() / 2)
                .build();
    }

    /** Its own, because Vert.x's is content with the first family, and remembers aliases for as long as their owner says. */
    private static DnsNameResolverBuilder builder(Transport transport) {
        var sockets = transport.channelFactory(false);
        return new DnsNameResolverBuilder()
                .datagramChannelFactory(transport::datagramChannel)
                .socketChannelFactory(() -> (SocketChannel) sockets.newChannel())
                .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                .completeOncePreferredResolved(false)
                .hostsFileEntriesResolver((host, types) -> null)
                .resolveCache(NoopDnsCache.INSTANCE)
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
                .searchDomains(List.of())
                .maxQueriesPerResolve(LONGEST_CHAIN);
    }

    private static DnsServerAddressStreamProvider provider(List<String> servers) {
        return servers.isEmpty()
                ? DnsServerAddressStreamProviders.platformDefault()
                : new SequentialDnsServerAddressStreamProvider(
                        servers.stream().map(DnsHostNames::server).toList());
    }

    private static InetSocketAddress server(String text) {
        return FixedAddress.parse(text).at(53);
    }

    private static List<InetAddress> loopback() {
        return List.of(
                FixedAddress.parse("127.0.0.1").address(),
                FixedAddress.parse("::1").address());
    }

    Future<Void> close() {
        resolver.close();
        return Future.succeededFuture();
    }

    /** The closing dot keeps the resolver from completing the name by itself. */
    @Override
    public Future<List<InetAddress>> resolve(String host) {
        if (host.equals("localhost")) {
            return Future.succeededFuture(LOCALHOST);
        }
        PromiseInternal<List<InetAddress>> answer = vertx.getOrCreateContext().promise();
        resolver.resolveAll(host + ".").addListener(answer);
        return answer.future()
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .map(found -> found.stream().map(OwnPlaces::bare).toList())
                .recover(DnsHostNames::none);
    }

    /** Servers that say there is nothing are an answer; that they are silent or in trouble is none. */
    private static Future<List<InetAddress>> none(Throwable failure) {
        boolean isSure = failure instanceof UnknownHostException
                && (failure.getCause() == null
                        || (failure.getCause() instanceof DnsErrorCauseException refusal
                                && refusal.getCode().equals(DnsResponseCode.NXDOMAIN)));
        return isSure ? Future.succeededFuture(List.of()) : Future.failedFuture(failure);
    }
}
