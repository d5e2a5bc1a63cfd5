package io.reelgate.fanout;

import io.reelgate.web.Caller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open sockets of this node, over all its event loops. Safe from any thread. */
final class Sessions {
    private final Node node;
    private final Set<Session> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> accountToOpen = new ConcurrentHashMap<>();
    private volatile boolean draining;

    Sessions(Node node) {
        this.node = node;
        node.ports().metrics().gauge("reelgate_sockets_open", open::size);
    }

    /** On the socket's context. A code can only be sent once the socket is open, so also refusals open it. */
    void open(ServerWebSocket socket, Caller caller) {
        String account = caller.account().id().value();
        int sockets = accountToOpen.merge(account, 1, Integer::sum);
        Session session = new Session(socket, caller, Vertx.currentContext(), node);
        open.add(session);
        session.ended().onComplete(done -> closed(session, account));
        session.start();
        if (sockets > node.settings().sockets().perAccount()) {
            session.close(CloseReason.TOO_MANY);
        } else if (draining) {
            session.close(CloseReason.DRAINING);
        }
    }

    private void closed(Session session, String account) {
        open.remove(session);
        accountToOpen.computeIfPresent(account, (key, sockets) -> sockets > 1 ? sockets - 1 : null);
    }

    /** Closes all, and those still to come; completes when each was told. */
    Future<Void> drain() {
        draining = true;
        List<Future<Void>> ends = open.stream().map(this::drain).toList();
        return Future.join(ends).mapEmpty();
    }

    private Future<Void> drain(Session session) {
        Context context = session.context();
        context.runOnContext(nothing -> session.close(CloseReason.DRAINING));
        return session.ended();
    }
}
