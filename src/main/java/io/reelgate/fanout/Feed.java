package io.reelgate.fanout;

import io.reelgate.domain.account.AccountId;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries changes from the tail to one socket. While a subscription sends states it has read itself, live changes
 * are held back, and what they then still add is sent afterwards: so each task is told in order. Confined to the
 * socket's context.
 */
final class Feed implements Watcher {
    private static final int MOST_HELD = 10_000;

    private final AccountId account;
    private final Context context;
    private final Subscriptions subscriptions;
    private final FrameQueue queue;
    private final Consumer<Offset> onLost;
    private List<Change> held = List.of();
    private boolean holding;
    private Offset position = Offset.START;

    /** {@code onLost} gets the last offset the client can rely on. */
    Feed(AccountId account, Context context, Subscriptions subscriptions, FrameQueue queue, Consumer<Offset> onLost) {
        this.account = account;
        this.context = context;
        this.subscriptions = subscriptions;
        this.queue = queue;
        this.onLost = onLost;
    }

    /** Everything up to {@code from} was passed on; what comes after it is kept until {@link #release}. */
    void hold(Offset from) {
        position = from;
        holding = true;
        held = new ArrayList<>();
    }

    void release() {
        List<Change> kept = held;
        holding = false;
        held = List.of();
        kept.forEach(this::changed);
    }

    Offset position() {
        return position;
    }

    @Override
    public AccountId account() {
        return account;
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public void changed(Change change) {
        if (holding) {
            hold(change);
            return;
        }
        position = change.offset();
        if (subscriptions.acceptEvent(change)) {
            send(change);
        }
    }

    private void hold(Change change) {
        held.add(change);
        if (held.size() > MOST_HELD) {
            queue.giveUp();
        }
    }

    /** A state read for this socket: sent unless the client knows it or a newer one. */
    void show(Change change) {
        if (subscriptions.accept(change)) {
            send(change);
        }
    }

    /** An event read again for this socket. */
    void replay(Change change) {
        if (subscriptions.acceptEvent(change)) {
            send(change);
        }
    }

    @Override
    public void lost(Offset since) {
        onLost.accept(position);
        position = since;
    }

    private void send(Change change) {
        if (change.ended()) {
            queue.dropProgress(change.taskId());
        }
        queue.offer(change.frame());
    }
}
