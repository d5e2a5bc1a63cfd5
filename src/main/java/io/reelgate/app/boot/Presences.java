package io.reelgate.app.boot;

import io.reelgate.app.settings.Role;
import io.reelgate.port.Presence;
import io.reelgate.redis.store.RedisPresence;
import io.reelgate.redis.store.RedisStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * This node among those with the same role. Each role's partitions are shared by the nodes that have it: a node that only
 * lets callers in takes none away from those that poll.
 */
final class Presences {
    private final RedisStores stores;
    private final Vertx vertx;
    private final String node;
    private final List<RedisPresence> joined = new ArrayList<>();

    /** {@code node}: unique among all nodes, a new one with each start. */
    Presences(RedisStores stores, Vertx vertx, String node) {
        this.stores = stores;
        this.vertx = vertx;
        this.node = node;
    }

    /** The name of this node. */
    String node() {
        return node;
    }

    /** Blocking: joins the nodes of a role until {@link #leave}; to be asked for once by the role. */
    Presence join(Role role) {
        String work = role.name().toLowerCase(Locale.ROOT);
        RedisPresence presence = stores.presence(vertx, work, node);
        presence.start().await();
        joined.add(presence);
        return presence;
    }

    /** Blocking: the partitions are the other nodes' from now on, so that they take at once what is handed back. */
    void leave() {
        Future.join(joined.stream().map(RedisPresence::leave).toList()).await();
    }
}
