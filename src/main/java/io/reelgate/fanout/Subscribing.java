package io.reelgate.fanout;

import io.reelgate.domain.account.AccountId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a socket the state of tasks and then their changes, with nothing lost or out of order between the two: first
 * the tail is attached, which fixes a position; then come the missed events up to it and the states as read after it;
 * then the changes held back meanwhile, as far as they are newer.
 */
final class Subscribing {
    private static final int PAGE = 64;

    private final Tail tail;
    private final TaskReader reader;
    private final Replay replay;
    private final ProgressBoard board;

    Subscribing(Tail tail, TaskReader reader, Replay replay, ProgressBoard board) {
        this.tail = tail;
        this.reader = reader;
        this.replay = replay;
        this.board = board;
    }

    Future<Void> tasks(Line line, Command.SubscribeTasks wanted) {
        return tail.attach(line.feed())
                .onSuccess(line.feed()::hold)
                .compose(position -> tasks(line, wanted, position))
                .onFailure(failure -> line.subscriptions().remove(wanted.taskIds()))
                .recover(failure -> failed(line))
                .eventually(() -> release(line));
    }

    Future<Void> all(Line line, Command.SubscribeAll wanted) {
        return tail.attach(line.feed())
                .onSuccess(line.feed()::hold)
                .compose(position -> all(line, wanted, position))
                .onFailure(failure -> line.subscriptions().removeAll())
                .recover(failure -> failed(line))
                .eventually(() -> release(line));
    }

    /** Reads everything the socket watches again, because the log lost entries; fails when the store does. */
    Future<Void> again(Line line) {
        Set<String> ids = new LinkedHashSet<>(line.subscriptions().unfinished());
        return tail.attach(line.feed())
                .onSuccess(line.feed()::hold)
                .compose(position -> active(line).compose(active -> together(line, ids, active, position)))
                .eventually(() -> release(line));
    }

    private Future<Void> tasks(Line line, Command.SubscribeTasks wanted, Offset position) {
        return read(line, wanted.taskIds()).compose(own -> accepted(line, wanted, own, position));
    }

    private Future<Void> accepted(Line line, Command.SubscribeTasks wanted, List<Snapshot> own, Offset position) {
        List<String> ids =
                own.stream().map(snapshot -> snapshot.task().id().value()).toList();
        if (!line.subscriptions().hasRoomFor(ids)) {
            line.queue().offer(Frames.error(400, "a socket can hold at most 10000 subscriptions"));
            return Future.succeededFuture();
        }
        line.subscriptions().add(ids);
        acknowledge(line, wanted.taskIds(), ids);
        return missed(line, wanted.since(), position).compose(from -> show(line, own, from));
    }

    private static void acknowledge(Line line, List<String> asked, List<String> own) {
        List<String> unknown = asked.stream().filter(id -> !own.contains(id)).toList();
        if (!own.isEmpty()) {
            line.queue().offer(Frames.subscribed(own));
        }
        if (!unknown.isEmpty()) {
            line.queue().offer(Frames.error(404, "Task not found: " + String.join(", ", unknown)));
        }
    }

    private Future<Void> all(Line line, Command.SubscribeAll wanted, Offset position) {
        line.subscriptions().addAll(wanted.since().orElse(Offset.START));
        line.queue().offer(Frames.SUBSCRIBED_ALL);
        return missed(line, wanted.since(), position)
                .compose(from -> active(line).compose(active -> pages(line, active, from)));
    }

    /** The answer is the offset that snapshots carry: whoever resumes from it misses nothing. */
    private Future<Offset> missed(Line line, Optional<Offset> since, Offset position) {
        return since.map(from -> replay.run(line.feed(), line.queue(), from, position)
                        .map(whole -> whole ? Offset.later(from, position) : reset(line, position)))
                .orElse(Future.succeededFuture(position));
    }

    private static Offset reset(Line line, Offset position) {
        line.subscriptions().unknownOffset();
        line.queue().offer(Frames.RESET);
        return position;
    }

    private Future<List<String>> active(Line line) {
        return line.subscriptions().isAll()
                ? Hop.to(line.feed().context(), reader.active(account(line)))
                : Future.succeededFuture(List.of());
    }

    private Future<Void> together(Line line, Set<String> ids, List<String> active, Offset position) {
        ids.addAll(active);
        return pages(line, List.copyOf(ids), position);
    }

    private Future<Void> pages(Line line, List<String> ids, Offset position) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        List<String> page = ids.subList(0, Math.min(PAGE, ids.size()));
        return read(line, page)
                .compose(read -> show(line, read, position))
                .compose(shown -> pages(line, ids.subList(page.size(), ids.size()), position));
    }

    private Future<List<Snapshot>> read(Line line, Collection<String> ids) {
        return Hop.to(line.feed().context(), reader.read(account(line), ids));
    }

    private Future<Void> show(Line line, List<Snapshot> snapshots, Offset position) {
        List<Snapshot> page = snapshots.subList(0, Math.min(PAGE, snapshots.size()));
        page.forEach(snapshot -> line.feed().show(Change.of(snapshot, position)));
        page.forEach(snapshot -> board.seen(snapshot.task()));
        List<Snapshot> rest = snapshots.subList(page.size(), snapshots.size());
        return line.queue()
                .drained()
                .compose(done -> rest.isEmpty() ? Future.succeededFuture() : show(line, rest, position));
    }

    private static Future<Void> release(Line line) {
        line.feed().release();
        return Future.succeededFuture();
    }

    /** No longer subscribed: live changes without the missed ones would look as if there were none. */
    private static Future<Void> failed(Line line) {
        line.queue().offer(Frames.error(503, "not subscribed: the task store does not answer, try again in a moment"));
        return Future.succeededFuture();
    }

    private static AccountId account(Line line) {
        return line.feed().account();
    }

    /** One socket as far as this is concerned. */
    record Line(Feed feed, Subscriptions subscriptions, FrameQueue queue) {}
}
