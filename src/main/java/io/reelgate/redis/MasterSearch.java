package io.reelgate.redis;

import io.reelgate.redis.MasterFinder.Found;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks servers one after the other until one knows the masters. On one event loop. */
final class MasterSearch {
    private final MasterFinder finder;
    private final Iterator<NodeAddress> hosts;
    private final List<String> reasons = new ArrayList<>();
    private @Nullable SlotMap unsure;

    MasterSearch(MasterFinder finder, List<NodeAddress> hosts) {
        this.finder = finder;
        this.hosts = hosts.iterator();
    }

    /** What a server cut off from its Cluster says counts only where no other says anything. */
    Future<SlotMap> run() {
        if (!hosts.hasNext()) {
            return unsure != null
                    ? Future.succeededFuture(unsure)
                    : Future.failedFuture(new RedisUnavailable(String.join("; ", reasons)));
        }
        NodeAddress host = hosts.next();
        return finder.ask(host).compose(this::weigh, cause -> next(host, cause));
    }

    private Future<SlotMap> weigh(Found found) {
        if (found.sure()) {
            return Future.succeededFuture(found.map());
        }
        unsure = unsure == null ? found.map() : unsure;
        return run();
    }

    private Future<SlotMap> next(NodeAddress host, Throwable cause) {
        reasons.add(Refusal.of(host, cause).getMessage());
        return run();
    }
}
