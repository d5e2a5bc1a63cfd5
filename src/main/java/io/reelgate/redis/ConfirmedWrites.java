package io.reelgate.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes to one master that replicas must confirm. WAIT blocks its connection, so they have one of their own, opened with
 * the first write, and one WAIT serves many: while one is outstanding, writes are collected, and all of them leave
 * together with the next. Any thread may submit; the rest runs on the event loop of the connection.
 */
final class ConfirmedWrites {
    private final Link link;
    private final Context context;
    private final int most;
    private final Tallies tallies;
    private final AtomicInteger pending = new AtomicInteger();
    private final Queue<ConfirmedWrite> collected = new ArrayDeque<>();

    private volatile boolean started;
    private boolean opening;
    private boolean waiting;

    /** {@code most}: writes that may be without an outcome at a time. */
    ConfirmedWrites(Link link, Context context, int most, Tallies tallies) {
        this.link = link;
        this.context = context;
        this.most = most;
        this.tallies = tallies;
    }

    void submit(ConfirmedWrite write) {
        if (pending.incrementAndGet() > most) {
            pending.decrementAndGet();
            write.fail(new RedisBusy("too many writes are not confirmed yet"));
        } else {
            context.runOnContext(ignored -> collect(write));
        }
    }

    Future<Void> stop() {
        return link.stop();
    }

    RedisUsage usage() {
        return started ? link.usage() : RedisUsage.NONE;
    }

    private void collect(ConfirmedWrite write) {
        collected.add(write);
        if (!started) {
            open();
        } else if (!opening && !waiting) {
            sendTogether();
        }
    }

    private void open() {
        started = true;
        opening = true;
        link.start();
        link.firstAttempt().onComplete(ignored -> opened());
    }

    private void opened() {
        opening = false;
        sendTogether();
    }

    /** A group takes places in the pipeline like any command; what finds none was not sent. */
    private void sendTogether() {
        List<ConfirmedWrite> group = List.copyOf(collected);
        collected.clear();
        pending.addAndGet(-group.size());
        if (group.isEmpty()) {
            return;
        }
        List<PendingCommand> commands = commands(group);
        if (!link.available()) {
            group.forEach(write -> write.fail(new RedisUnavailable("no connection for confirmed writes stands")));
        } else if (!link.reserve(commands.size())) {
            group.forEach(write -> write.fail(new RedisBusy("too many writes are not confirmed yet")));
        } else {
            waiting = true;
            tallies.writes.add(group.size());
            tallies.waits.increment();
            link.submit(commands);
        }
    }

    private List<PendingCommand> commands(List<ConfirmedWrite> group) {
        List<PendingCommand> commands = new ArrayList<>(group.size() + 1);
        for (ConfirmedWrite write : group) {
            if (write.asking()) {
                commands.add(new Asking());
            }
            commands.add(write);
        }
        commands.add(new WaitForReplicas(group, this::judged));
        return commands;
    }

    private void judged(int notConfirmed) {
        tallies.notConfirmed.add(notConfirmed);
        waiting = false;
        sendTogether();
    }
}
