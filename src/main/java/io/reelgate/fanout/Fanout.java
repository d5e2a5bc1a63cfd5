package io.reelgate.fanout;

import io.reelgate.web.Route;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import java.util.List;

/**
 * This role, to be wired by the application: its routes go to the ingress, its verticle is deployed once per node.
 * {@link Session} is where a socket's life is told, {@link Subscribing} why it misses nothing.
 */
public final class Fanout {
    private final Node node;
    private final Sessions sessions;
    private final LongPolls longPolls;

    public Fanout(FanoutPorts ports, FanoutView view, FanoutSettings settings) {
        Tail tail = new Tail(ports, view, settings.tail());
        node = new Node(ports, view, settings, tail, new ProgressBoard(view.snapshots(), view.clock()));
        sessions = new Sessions(node);
        longPolls = new LongPolls(node);
    }

    public List<Route> routes() {
        return List.of(new StreamRoute(sessions, node.settings().sockets().origins()));
    }

    /** Exactly one instance; sockets opened before it runs wait for it. */
    public Deployable verticle() {
        return new FanoutVerticle(node, longPolls);
    }

    /** Closes every socket with 1001 and answers every long poll; completes when all are told. Before the port closes. */
    public Future<Void> drain() {
        return Future.join(sessions.drain(), longPolls.drain()).mapEmpty();
    }
}
