package io.reelgate.egress;

import io.reelgate.domain.address.AddressPolicy;
import io.reelgate.domain.address.CallerUrl;
import io.reelgate.domain.address.UrlDecision;
import io.reelgate.domain.address.UrlReference;
import io.reelgate.egress.Decision.Allowed;
import io.reelgate.egress.Decision.Refused;
import io.reelgate.egress.Decision.Unsure;
import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a caller's URL may be dialled now, and at which address; asked anew for every try and every redirect.
 * Every address of a name must be allowed, because whoever owns the name chooses which of them is used. Only where the
 * operator opened the name itself are its other addresses passed over: {@code localhost} often has two. Futures never
 * fail; safe from any thread.
 */
record Guard(Rules rules, HostNames names, OwnPlaces own, RandomGenerator random, Metrics metrics) {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    Future<Decision> decide(Use use, String text) {
        return judge(use, text).onSuccess(decision -> tell(use, decision));
    }

    /**
     * Where a redirect may lead.
     *
     * @param location as the server wrote it, perhaps relative
     * @param hop 1 for the first redirect
     */
    Future<Decision> follow(Use use, Allowed from, String location, int hop) {
        if (hop > use.hops()) {
            return refused(use, Refusal.TOO_MANY_HOPS, "redirect " + hop);
        }
        String next = UrlReference.resolve(from.url(), location);
        return from.url().secure() && isPlain(next)
                ? refused(use, Refusal.DOWNGRADE, "from https to http")
                : decide(use, next);
    }

    private static boolean isPlain(String url) {
        return !url.regionMatches(true, 0, "https:", 0, 6);
    }

    private Future<Decision> refused(Use use, Refusal reason, String detail) {
        Refused refused = new Refused(reason, detail);
        tell(use, refused);
        return Future.succeededFuture(refused);
    }

    private void tell(Use use, Decision decision) {
        switch (decision) {
            case Allowed allowed -> {}
            case Refused refused -> tell(use, refused.reason(), refused.detail());
            case Unsure unsure -> tell(use, unsure.reason(), unsure.detail());
        }
    }

    private void tell(Use use, Refusal reason, String detail) {
        metrics.count("reelgate_egress_refusals_total", "use", use.word(), "reason", reason.word());
        LOG.atInfo()
                .addKeyValue("use", use.word())
                .addKeyValue("reason", reason.word())
                .log("not dialled: {}", detail);
    }

    private Future<Decision> judge(Use use, String text) {
        return switch (rules.of(use).decide(text)) {
            case UrlDecision.Refused refused ->
                Future.succeededFuture(new Refused(Refusal.of(refused.reason()), "must " + refused.demand()));
            case UrlDecision.Allowed allowed -> place(use, allowed.url());
        };
    }

    private Future<Decision> place(Use use, CallerUrl url) {
        Optional<InetSocketAddress> mapped = rules.hosts(use).find(url.host()).map(fixed -> fixed.at(url.port()));
        return own.at(mapped.map(InetSocketAddress::getPort).orElse(url.port()))
                .transform(mine -> mine.failed()
                        ? unsure(Refusal.OWN_UNKNOWN, url, mine.cause())
                        : mapped.map(address -> Future.succeededFuture(fixed(url, address, mine.result())))
                                .orElseGet(() -> resolved(use, url, mine.result())));
    }

    private static Future<Decision> unsure(Refusal reason, CallerUrl url, Throwable failure) {
        return Future.succeededFuture(new Unsure(reason, url.host(), String.valueOf(failure.getMessage())));
    }

    private Decision fixed(CallerUrl url, InetSocketAddress address, Set<InetAddress> mine) {
        return own.leadTo(mine, address.getAddress())
                ? new Refused(Refusal.OWN_ADDRESS, url.host() + " is mapped to " + address)
                : new Allowed(url, address, true);
    }

    private Future<Decision> resolved(Use use, CallerUrl url, Set<InetAddress> mine) {
        AddressPolicy policy = rules.of(use).addresses();
        return addresses(url)
                .transform(found -> found.failed()
                        ? unsure(Refusal.UNANSWERED, url, found.cause())
                        : Future.succeededFuture(choose(policy, url, found.result(), mine)));
    }

    private Future<List<InetAddress>> addresses(CallerUrl url) {
        return url.literal()
                .map(literal -> Future.succeededFuture(List.of(literal)))
                .orElseGet(() -> names.resolve(url.host()));
    }

    private Decision choose(AddressPolicy policy, CallerUrl url, List<InetAddress> found, Set<InetAddress> mine) {
        if (found.isEmpty()) {
            return new Refused(Refusal.UNRESOLVED, url.host() + " has no address");
        }
        List<InetAddress> open = found.stream().filter(policy::allows).toList();
        boolean all = open.size() == found.size() || policy.opening(url.host()).named();
        if (open.isEmpty() || !all) {
            return new Refused(Refusal.NOT_PUBLIC, url.host() + " leads to " + classes(policy, found));
        }
        if (open.stream().anyMatch(address -> own.leadTo(mine, address))) {
            return new Refused(Refusal.OWN_ADDRESS, url.host() + ":" + url.port() + " is this gateway or its Redis");
        }
        return new Allowed(url, new InetSocketAddress(OwnPlaces.bare(one(open)), url.port()), false);
    }

    private static String classes(AddressPolicy policy, List<InetAddress> found) {
        return found.stream()
                .map(address -> policy.classify(address.getAddress()).word() + " " + address.getHostAddress())
                .collect(Collectors.joining(", "));
    }

    /** IPv4 first, since not every network has IPv6; by chance among several, so that a retry may meet a live one. */
    private InetAddress one(List<InetAddress> found) {
        List<InetAddress> old =
                found.stream().filter(Inet4Address.class::isInstance).toList();
        List<InetAddress> candidates = old.isEmpty() ? found : old;
        return candidates.get(random.nextInt(candidates.size()));
    }
}
