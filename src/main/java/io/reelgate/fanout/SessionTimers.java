package io.reelgate.fanout;

import io.reelgate.domain.account.Account;
import io.vertx.core.Vertx;
import java.util.Optional;

/** What happens to a session by itself: pings, the end of a silent one, progress. */
final class SessionTimers {
    private static final long SOON = 1_000;

    private final Session session;
    private final Node node;
    private final Vertx vertx;
    private long pings = -1;
    private long progress = -1;
    private long lastSign;
    private boolean stopped;
    private boolean laggedTold;

    SessionTimers(Session session, Node node, Vertx vertx) {
        this.session = session;
        this.node = node;
        this.vertx = vertx;
    }

    void start() {
        signOfLife();
        pings = vertx.setPeriodic(node.settings().sockets().ping().toMillis(), timer -> checkLife());
        progress = vertx.setPeriodic(node.settings().progress().every().toMillis(), timer -> tellProgress());
    }

    void stop() {
        stopped = true;
        vertx.cancelTimer(pings);
        vertx.cancelTimer(progress);
    }

    void signOfLife() {
        lastSign = node.view().clock().millis();
    }

    /** Once, unless the session ends before. */
    void soon(Runnable action) {
        vertx.setTimer(SOON, timer -> unlessStopped(action));
    }

    private void unlessStopped(Runnable action) {
        if (!stopped) {
            action.run();
        }
    }

    private void checkLife() {
        long silent = node.view().clock().millis() - lastSign;
        if (silent > node.settings().sockets().idle().toMillis()) {
            session.close(CloseReason.IDLE);
            return;
        }
        session.ping();
        checkKey();
    }

    /** A socket must not outlive its key. A store that does not answer ends nothing. */
    private void checkKey() {
        String keyHash = session.caller().keyHash();
        if (!keyHash.isEmpty()) {
            Hop.to(session.context(), node.ports().accounts().findByKey(keyHash))
                    .onSuccess(this::checked);
        }
    }

    private void checked(Optional<Account> account) {
        if (account.isEmpty() && !stopped) {
            session.close(CloseReason.KEY_REVOKED);
        }
    }

    private void tellProgress() {
        Subscribing.Line line = session.line();
        boolean dropped = line.queue().offerProgress(line.subscriptions().told(), this::progressFrame);
        if (dropped && !laggedTold) {
            line.queue().offer(Frames.lagged(line.feed().position()));
        }
        laggedTold = dropped;
    }

    private Optional<String> progressFrame(String id) {
        return node.board().of(id).map(progressed -> Frames.progress(id, progressed));
    }
}
