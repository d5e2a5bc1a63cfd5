package io.reelgate.egress;

import io.reelgate.domain.address.CallerUrl;
import io.reelgate.domain.address.CallerUrlPolicy;
import io.reelgate.domain.address.UrlDecision;
import io.vertx.core.Future;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Decides whether a caller's URL may be dialled now, and at which address; asked anew for every try. Every address of
 * a name must be allowed, because whoever owns the name chooses which of them is used. Only where the operator opened
 * the name itself are its other addresses passed over: {@code localhost} often has two.
 *
 * @param own where this gateway and its store listen: nobody may make us call ourselves
 */
record Guard(CallerUrlPolicy policy, HostNames names, Set<InetSocketAddress> own, RandomGenerator random) {

    /** A URL with the one address that was checked and is to be dialled. */
    record Target(CallerUrl url, InetSocketAddress address) {}

    /** Fails with {@link NotAllowed}, or with what the resolver failed with. */
    Future<Target> check(String text) {
        return switch (policy.decide(text)) {
            case UrlDecision.Refused refused -> Future.failedFuture(new NotAllowed("must " + refused.demand()));
            case UrlDecision.Allowed allowed -> addresses(allowed.url()).map(found -> target(allowed.url(), found));
        };
    }

    private Future<List<InetAddress>> addresses(CallerUrl url) {
        return url.literal()
                .map(literal -> Future.succeededFuture(List.of(literal)))
                .orElseGet(() -> names.resolve(url.host()));
    }

    private Target target(CallerUrl url, List<InetAddress> found) {
        List<InetAddress> open =
                found.stream().filter(address -> isOpen(address, url.port())).toList();
        boolean all = open.size() == found.size() || policy.addresses().opensHost(url.host());
        if (open.isEmpty() || !all) {
            throw new NotAllowed("the name leads to no address, or to one that is not open to callers");
        }
        return new Target(url, new InetSocketAddress(bare(one(open)), url.port()));
    }

    private boolean isOpen(InetAddress address, int port) {
        return policy.addresses().allows(address) && own.stream().noneMatch(mine -> leadsTo(mine, address, port));
    }

    private static boolean leadsTo(InetSocketAddress mine, InetAddress address, int port) {
        boolean everywhere = mine.getAddress() != null && mine.getAddress().isAnyLocalAddress();
        return mine.equals(new InetSocketAddress(address, port))
                || (everywhere && mine.getPort() == port && address.isLoopbackAddress());
    }

    /** IPv4 first, since not every network has IPv6; by chance among several, so that a retry may meet a live one. */
    private InetAddress one(List<InetAddress> found) {
        List<InetAddress> old =
                found.stream().filter(Inet4Address.class::isInstance).toList();
        List<InetAddress> candidates = old.isEmpty() ? found : old;
        return candidates.get(random.nextInt(candidates.size()));
    }

    /** Without the name it was found by, so that nothing can resolve it again. */
    private static InetAddress bare(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address always has a legal length", e);
        }
    }
}
