package io.reelgate.app.boot;

import io.reelgate.app.settings.Role;
import io.reelgate.port.Presence;
import io.reelgate.redis.store.RedisPresence;
import io.reelgate.redis.store.RedisStores;
import io.vertx.core.Vertx;
import java.util.Locale;

/**
 * This node among those with the same role. Each role's partitions are shared by the nodes that have it: a node that only
 * lets callers in takes none away from those that poll.
 */
final class Presences {
    private final RedisStores stores;
    private final Vertx vertx;
    private final Shutdown shutdown;
    private final String node;

    /** {@code node}: unique among all nodes, a new one with each start. */
    Presences(RedisStores stores, Vertx vertx, Shutdown shutdown, String node) {
        this.stores = stores;
        this.vertx = vertx;
        this.shutdown = shutdown;
        this.node = node;
    }

    /** The name of this node. */
    String node() {
        return node;
    }

    /** Blocking: joins the nodes of a role until the shutdown; to be asked for once by the role. */
    Presence join(Role role) {
        String work = role.name().toLowerCase(Locale.ROOT);
        RedisPresence presence = stores.presence(vertx, work, node);
        presence.start().await();
        shutdown.last("presence of " + work, () -> presence.leave().await());
        return presence;
    }
}
