package io.reelgate.redis;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.vertx.redis.client.impl.ParserHandler;
import io.vertx.redis.client.impl.RESPParser;
import io.vertx.redis.client.impl.RequestImpl;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection: what was sent and is not answered, in order. All calls on the event loop of its context. Commands of
 * one turn of the loop leave in one write, which is what makes a deep pipeline cheap. Time is counted in ticks, so a loop
 * that stood still does not blame Redis for it.
 */
final class Session implements ParserHandler {
    private static final int MAX_NESTING = 64;

    private final Context context;
    private final NetSocket socket;
    private final IntConsumer released;
    private final Queue<PendingCommand> waiting = new ArrayDeque<>();
    private @Nullable Buffer outgoing;
    /** Commands whose callers were told of a timeout; their answers, if they come, are the first ones. */
    private int overdue;

    private long lastHeard;
    private long now;
    private boolean closed;

    /** @param released told how many places in the pipeline became free */
    Session(Context context, NetSocket socket, IntConsumer released) {
        this.context = context;
        this.socket = socket;
        this.released = released;
        socket.handler(new RESPParser(this, MAX_NESTING));
    }

    void send(PendingCommand command, long deadline) {
        if (closed) {
            command.fail(new RedisUnavailable("the connection was just closed"));
            released.accept(1);
            return;
        }
        command.expireAt(deadline);
        waiting.add(command);
        append(((RequestImpl) command.request()).encode());
    }

    private void append(Buffer bytes) {
        if (outgoing == null) {
            outgoing = bytes;
            context.runOnContext(ignored -> flush());
        } else {
            outgoing.appendBuffer(bytes);
        }
    }

    private void flush() {
        Buffer bytes = outgoing;
        outgoing = null;
        if (bytes != null && !closed) {
            socket.write(bytes);
        }
    }

    /** Fails what is due; returns how many commands that were. */
    int tick(long tick) {
        now = tick;
        int expired = 0;
        for (PendingCommand head = waiting.peek(); head != null && head.deadline() <= tick; head = waiting.peek()) {
            waiting.remove();
            expired++;
            overdue++;
            head.fail(new RedisTimeout("no answer in time, the outcome is unknown"));
        }
        return expired;
    }

    /** How many ticks ago the server last said anything. */
    long silence() {
        return now - lastHeard;
    }

    void openedAt(long tick) {
        now = tick;
        lastHeard = tick;
    }

    @Override
    public void handle(@Nullable Response response) {
        boolean unasked = response != null && response.type() == ResponseType.PUSH;
        if (closed || unasked) {
            return;
        }
        lastHeard = now;
        if (overdue > 0) {
            overdue--;
            released.accept(1);
        } else {
            answer(waiting.poll(), response);
        }
    }

    private void answer(@Nullable PendingCommand command, @Nullable Response response) {
        if (command == null) {
            fail(new IllegalStateException("an answer without a question"));
            return;
        }
        released.accept(1);
        if (response instanceof ErrorType error) {
            refuse(command, new RedisErrorReply(error.toString()));
        } else {
            command.succeed(response);
        }
    }

    private void refuse(PendingCommand command, RedisErrorReply reply) {
        command.refuse(reply);
        if (reply.wrongServer()) {
            socket.close();
        }
    }

    /** The parser lost its way: what follows cannot be matched to questions any more. */
    @Override
    public void fail(Throwable cause) {
        socket.close();
    }

    /** Ends the connection; everything unanswered fails now, and nothing that arrives later counts. */
    void close(String reason) {
        if (closed) {
            return;
        }
        closed = true;
        socket.close();
        int unanswered = overdue + waiting.size();
        RedisFailure failure = new RedisDisconnected(reason);
        for (PendingCommand head = waiting.poll(); head != null; head = waiting.poll()) {
            head.fail(failure);
        }
        released.accept(unanswered);
    }
}
