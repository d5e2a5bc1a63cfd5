package io.reelgate.fanout;

import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What waits to be written to one socket: bounded, because a socket's own write queue is not. Frames are never dropped
 * and keep their order. Progress is not queued at all: only the ids are, each once, and the frame is made when the
 * socket takes it; what is still due when the next progress comes was dropped. Confined to the socket's context.
 */
final class FrameQueue {
    /** So many times the bounds at once are too many, whatever the patience. */
    private static final int HARD_LIMIT = 64;

    private final WebSocketBase socket;
    private final FanoutSettings.Queue bounds;
    private final Vertx vertx;
    private final Metrics metrics;
    private final Runnable overflow;
    private final Deque<String> frames = new ArrayDeque<>(0);
    private final Set<String> due = new LinkedHashSet<>(0);
    private final List<Promise<Void>> waiting = new ArrayList<>(0);
    private Function<String, Optional<String>> progressOf = id -> Optional.empty();
    private long bytes;
    private long patience = -1;
    private boolean closed;

    /** {@code overflow} is called once when the consumer is too slow. */
    FrameQueue(WebSocketBase socket, FanoutSettings.Queue bounds, Vertx vertx, Metrics metrics, Runnable overflow) {
        this.socket = socket;
        this.bounds = bounds;
        this.vertx = vertx;
        this.metrics = metrics;
        this.overflow = overflow;
        socket.drainHandler(nothing -> pump());
    }

    void offer(String frame) {
        if (!closed) {
            frames.add(frame);
            bytes += frame.length();
            pump();
        }
    }

    /** The answer is whether earlier progress was still due and is dropped for this. */
    boolean offerProgress(Collection<String> ids, Function<String, Optional<String>> frameOf) {
        int dropped = due.size();
        due.clear();
        due.addAll(ids);
        progressOf = frameOf;
        metrics.add("reelgate_frames_dropped_total", dropped, "type", "progress");
        pump();
        return dropped > 0;
    }

    /** The task has ended or is not watched any more. */
    void dropProgress(String id) {
        due.remove(id);
    }

    /** Completes when all frames offered so far have been given to the socket; never once it is closed. */
    Future<Void> drained() {
        Promise<Void> promise = Promise.promise();
        waiting.add(promise);
        pump();
        return promise.future();
    }

    /** More came than is worth keeping for this consumer. */
    void giveUp() {
        if (!closed) {
            overflow.run();
        }
    }

    void close() {
        closed = true;
        vertx.cancelTimer(patience);
        frames.clear();
        due.clear();
        waiting.clear();
    }

    private void pump() {
        while (open() && !socket.writeQueueFull() && (writeFrame() || writeProgress())) {
            metrics.count("reelgate_frames_sent_total");
        }
        if (frames.isEmpty() && !closed) {
            List<Promise<Void>> done = List.copyOf(waiting);
            waiting.clear();
            done.forEach(Promise::complete);
        }
        guard();
    }

    /** A socket may have failed before its close is told. */
    private boolean open() {
        return !closed && !socket.isClosed();
    }

    private boolean writeFrame() {
        String frame = frames.poll();
        if (frame == null) {
            return false;
        }
        bytes -= frame.length();
        socket.writeTextMessage(frame);
        return true;
    }

    private boolean writeProgress() {
        while (!due.isEmpty()) {
            Optional<String> frame = progressOf.apply(takeDue());
            if (frame.isPresent()) {
                socket.writeTextMessage(frame.get());
                return true;
            }
        }
        return false;
    }

    private String takeDue() {
        var ids = due.iterator();
        String id = ids.next();
        ids.remove();
        return id;
    }

    private void guard() {
        if (closed) {
            return;
        }
        if (fullBy(HARD_LIMIT)) {
            overflow.run();
        } else if (!fullBy(1)) {
            calm();
        } else if (patience < 0) {
            patience = vertx.setTimer(bounds.patience().toMillis(), timer -> overflow.run());
        }
    }

    private boolean fullBy(int times) {
        return frames.size() >= (long) bounds.events() * times || bytes >= (long) bounds.bytes() * times;
    }

    private void calm() {
        if (patience >= 0) {
            vertx.cancelTimer(patience);
            patience = -1;
        }
    }
}
