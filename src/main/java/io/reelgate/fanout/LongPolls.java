package io.reelgate.fanout;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage.AwaitChange;
import io.reelgate.bus.BusMessage.Changed;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.HashSet;
import java.util.Set;

/** Answers who waits for a task's next change: at that change, or when the time is up. Confined to one context. */
final class LongPolls {
    private final Node node;
    private final Set<LongPoll> waiting = new HashSet<>();
    private volatile Context context;
    private MessageConsumer<AwaitChange> consumer;

    LongPolls(Node node) {
        this.node = node;
        node.ports().metrics().gauge("reelgate_long_polls_open", waiting::size);
    }

    void start(Vertx vertx) {
        context = vertx.getOrCreateContext();
        consumer = vertx.eventBus().localConsumer(Address.AWAIT_CHANGE.text(), this::await);
    }

    /** Whoever waits is answered now, and whoever still comes at once; from any thread. */
    Future<Void> drain() {
        return context == null ? Future.succeededFuture() : Hop.run(context, this::stop);
    }

    /** As {@link #drain}, on the context itself. */
    Future<Void> stop() {
        Set.copyOf(waiting).forEach(LongPoll::giveUp);
        return consumer.unregister();
    }

    private void await(Message<AwaitChange> message) {
        if (waiting.size() >= node.settings().longPolls()) {
            message.reply(new Changed(false));
            return;
        }
        LongPoll poll = new LongPoll(message.body(), node, context);
        waiting.add(poll);
        poll.start().onSuccess(changed -> answer(message, poll, changed));
    }

    private void answer(Message<AwaitChange> message, LongPoll poll, boolean changed) {
        waiting.remove(poll);
        message.reply(new Changed(changed));
    }
}
