package io.reelgate.fanout;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Runs what this node needs once: the tail, the progress reads and the long polls. */
final class FanoutVerticle extends VerticleBase {
    private final Node node;
    private final LongPolls longPolls;
    private final ProgressReader progress;

    FanoutVerticle(Node node, LongPolls longPolls) {
        this.node = node;
        this.longPolls = longPolls;
        this.progress = new ProgressReader(
                node.board(), node.ports().tasks(), node.settings().progress());
    }

    @Override
    public Future<?> start() {
        node.tail().start(vertx);
        progress.start(vertx);
        longPolls.start(vertx);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        node.tail().stop();
        progress.stop();
        return longPolls.stop();
    }
}
