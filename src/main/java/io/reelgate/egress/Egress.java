package io.reelgate.egress;

import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** All that dials places which callers name, behind one guard. */
public final class Egress {
    private final GuardedCallbackClient callbacks;
    private final GuardedMedia media;
    private final DnsHostNames names;

    private Egress(GuardedCallbackClient callbacks, GuardedMedia media, DnsHostNames names) {
        this.callbacks = callbacks;
        this.media = media;
        this.names = names;
    }

    /**
     * Blocking: reads what Java trusts.
     *
     * @param own where this gateway and its Redis listen; may be unresolved, asked again and again
     */
    public static Egress open(
            Vertx vertx,
            EgressSettings settings,
            Rules rules,
            Trust trust,
            Supplier<Collection<InetSocketAddress>> own,
            Clock clock,
            RandomGenerator random,
            Metrics metrics) {
        DnsHostNames names = new DnsHostNames(vertx, settings.nameServers(), settings.resolve());
        OwnPlaces places = new OwnPlaces(own, new SystemHostNames(vertx));
        Guard guard = new Guard(rules, names, places, random, metrics);
        Lines callbacks = Lines.open(vertx, settings.callbacks().lines(), trust, rules.hosts());
        Lines media = Lines.open(vertx, settings.media().lines(), trust, rules.mediaHosts());
        return new Egress(
                new GuardedCallbackClient(
                        vertx, callbacks, guard, clock, settings.callbacks().rest()),
                new GuardedMedia(vertx, settings.media(), guard, media, clock),
                names);
    }

    public GuardedCallbackClient callbacks() {
        return callbacks;
    }

    public GuardedMedia media() {
        return media;
    }

    /** Closes all connections; what is under way comes to nothing. */
    public Future<Void> close() {
        return Future.join(callbacks.close(), media.close(), names.close()).mapEmpty();
    }
}
