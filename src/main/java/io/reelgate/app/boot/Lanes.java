package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.port.Metrics;
import io.reelgate.port.lane.BoardGate;
import io.reelgate.port.lane.LaneBoard;
import io.reelgate.port.lane.LaneQueue;
import io.reelgate.port.lane.LaneStore;
import io.reelgate.redis.store.RedisStores;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** What a node knows of the lanes, and its way to places there. */
record Lanes(LaneBoard board, BoardGate gate, LaneStore store, LaneQueue queue) {
    /** Blocking. */
    static Lanes open(
            Settings settings,
            Catalogue catalogue,
            Vertx vertx,
            RedisStores stores,
            String node,
            Metrics metrics,
            Clock clock,
            Shutdown shutdown) {
        List<String> names = UpstreamNames.all(catalogue, settings);
        LaneStore store = stores.lanes();
        LaneQueue queue = stores.laneQueue(node);
        LaneBoard board = new LaneBoard(vertx, store, settings.breaker().rules(), names, metrics, clock);
        board.start().await();
        shutdown.last("lanes", board::stop);
        return new Lanes(board, new BoardGate(board, queue, new LaneBudgets(settings).of(names)), store, queue);
    }
}
