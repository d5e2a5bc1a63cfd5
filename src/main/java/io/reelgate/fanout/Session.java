package io.reelgate.fanout;

import io.reelgate.web.Caller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket: takes its operations one by one and answers them. Everything happens on the socket's context. */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final ServerWebSocket socket;
    private final Caller caller;
    private final Context context;
    private final Node node;
    private final Operations operations = new Operations();
    private final Subscriptions subscriptions;
    private final Subscribing subscribing;
    private final FrameQueue queue;
    private final Feed feed;
    private final Subscribing.Line line;
    private final MessageBudget budget;
    private final SessionTimers timers;
    private final Promise<Void> ended = Promise.promise();
    private boolean closing;

    /** To be called on the socket's context. */
    Session(ServerWebSocket socket, Caller caller, Context context, Node node) {
        this.socket = socket;
        this.caller = caller;
        this.context = context;
        this.node = node;
        this.subscriptions = new Subscriptions(node.board());
        this.subscribing = node.subscribing();
        this.queue = new FrameQueue(
                socket,
                node.settings().queue(),
                context.owner(),
                node.ports().metrics(),
                () -> close(CloseReason.TOO_SLOW));
        this.feed = new Feed(caller.account().id(), context, subscriptions, queue, this::lost);
        this.line = new Subscribing.Line(feed, subscriptions, queue);
        this.budget = new MessageBudget(
                node.settings().sockets().messagesPerMinute(), node.view().clock());
        this.timers = new SessionTimers(this, node, context.owner());
    }

    void start() {
        socket.textMessageHandler(this::heard);
        socket.binaryMessageHandler(binary -> heard(""));
        socket.pongHandler(pong -> timers.signOfLife());
        socket.exceptionHandler(this::broken);
        socket.closeHandler(nothing -> end());
        timers.start();
    }

    Caller caller() {
        return caller;
    }

    Context context() {
        return context;
    }

    /** Completes when the socket is closed, by whichever side. */
    Future<Void> ended() {
        return ended.future();
    }

    void close(CloseReason reason) {
        if (!closing) {
            closing = true;
            node.ports().metrics().count("reelgate_sockets_closed_total", "reason", reason.word());
            end();
            socket.close(reason.code(), reason.text());
        }
    }

    void ping() {
        if (!socket.isClosed()) {
            socket.writePing(Buffer.buffer("reelgate"));
        }
        operations.add(this::rest);
    }

    Subscribing.Line line() {
        return line;
    }

    private void heard(String text) {
        timers.signOfLife();
        if (closing) {
            return;
        }
        if (budget.take()) {
            perform(CommandReader.read(text));
        } else {
            refuse(429, "too many messages a minute on this socket");
        }
    }

    private void perform(Command command) {
        boolean taken = switch (command) {
            case Command.SubscribeTasks some -> operations.add(() -> subscribing.tasks(line, some));
            case Command.SubscribeAll all -> operations.add(() -> subscribing.all(line, all));
            case Command.UnsubscribeTasks some -> operations.add(() -> unsubscribe(some.taskIds()));
            case Command.UnsubscribeAll all -> operations.add(this::unsubscribeAll);
            case Command.Ping ping -> say(Frames.PONG);
            case Command.Malformed malformed -> refuse(400, malformed.message());
        };
        if (!taken) {
            refuse(429, "too many operations at once on this socket");
        }
    }

    private boolean say(String frame) {
        queue.offer(frame);
        return true;
    }

    private boolean refuse(int code, String message) {
        return say(Frames.error(code, message));
    }

    private Future<Void> unsubscribe(List<String> taskIds) {
        subscriptions.remove(taskIds);
        taskIds.forEach(queue::dropProgress);
        say(Frames.unsubscribed(taskIds));
        return rest();
    }

    private Future<Void> unsubscribeAll() {
        subscriptions.removeAll();
        say(Frames.UNSUBSCRIBED_ALL);
        return rest();
    }

    /** Without subscriptions nothing needs to be tailed for this socket. */
    private Future<Void> rest() {
        if (subscriptions.isEmpty()) {
            node.tail().detach(feed);
        }
        return Future.succeededFuture();
    }

    /** A frame that is much too long or breaks the protocol ends the socket: what follows cannot be told apart. */
    private void broken(Throwable failure) {
        LOG.atDebug().addKeyValue("error", failure).log("socket failed");
        close(CloseReason.BROKEN);
    }

    private void lost(Offset since) {
        say(Frames.lagged(since));
        operations.add(() -> subscribing.again(line).recover(failure -> readLater(since)));
    }

    private Future<Void> readLater(Offset since) {
        timers.soon(() -> lost(since));
        return Future.succeededFuture();
    }

    private void end() {
        closing = true;
        node.tail().detach(feed);
        timers.stop();
        queue.close();
        subscriptions.removeAll();
        ended.tryComplete();
    }
}
