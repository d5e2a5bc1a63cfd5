package io.reelgate.redis;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The masters that are connected to, and the routes over them. Those a new map does not name are let go only when what
 * is in flight there had its time. Any thread.
 */
final class Masters {
    private final Wiring wiring;
    private final Loops loops;
    private final Tallies tallies;
    private final Map<NodeAddress, MasterLinks> addressToLinks = new ConcurrentHashMap<>();
    private final Set<NodeAddress> named = new HashSet<>();

    private volatile Routes routes = Routes.NONE;
    private volatile MasterClock lastClock;
    private volatile RedisUsage gone = RedisUsage.NONE;
    private boolean closed;

    Masters(Wiring wiring, Loops loops, Tallies tallies) {
        this.wiring = wiring;
        this.loops = loops;
        this.tallies = tallies;
        this.lastClock = new MasterClock(wiring.clock());
    }

    Routes routes() {
        return routes;
    }

    /** Connects to what is new. */
    synchronized void apply(SlotMap map) {
        if (closed) {
            return;
        }
        routes = Routes.of(map, this::connect);
        Set<NodeAddress> kept = new HashSet<>(map.masters());
        kept.addAll(named);
        named.clear();
        List.copyOf(addressToLinks.keySet()).stream()
                .filter(address -> !kept.contains(address))
                .forEach(this::letGo);
    }

    /** A server that a redirection names; it may be one that no map has yet. */
    synchronized MasterLinks named(NodeAddress address) {
        named.add(address);
        return connect(address);
    }

    private MasterLinks connect(NodeAddress address) {
        return addressToLinks.computeIfAbsent(address, this::start);
    }

    private MasterLinks start(NodeAddress address) {
        MasterLinks links = new MasterLinks(wiring, loops, address, tallies);
        if (!closed) {
            links.start();
        }
        return links;
    }

    private void letGo(NodeAddress address) {
        MasterLinks links = addressToLinks.remove(address);
        if (links != null) {
            long patience = 2 * wiring.settings().commandTimeout().toMillis();
            wiring.vertx().setTimer(patience, ignored -> end(links));
        }
    }

    private synchronized void end(MasterLinks links) {
        gone = gone.plus(links.usage().past());
        links.stop();
    }

    synchronized Future<Void> close() {
        closed = true;
        return Future.join(
                        addressToLinks.values().stream().map(MasterLinks::stop).toList())
                .mapEmpty();
    }

    RedisUsage usage() {
        return addressToLinks.values().stream().map(MasterLinks::usage).reduce(gone, RedisUsage::plus);
    }

    /** The clock that is furthest ahead; the last one known while no master is. */
    MasterClock latestClock() {
        MasterClock latest = routes.latestClock().orElse(lastClock);
        if (latest != lastClock) {
            lastClock = latest;
        }
        return latest;
    }

    MasterClock clockOf(int slot) {
        MasterLinks links = routes.ofSlot(slot);
        return links == null || !links.clock().measured() ? latestClock() : links.clock();
    }
}
