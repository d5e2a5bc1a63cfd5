package io.reelgate.fanout;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one socket wants to hear, and which version of each task it heard last: nothing twice and nothing older.
 * Confined to the socket's context; keeps the progress board in step.
 */
final class Subscriptions {
    private static final int MOST = 10_000;
    private static final int REMEMBERED = 2_048;

    private final ProgressBoard board;
    private final Map<String, Long> idToVersion = new HashMap<>(0);
    /** Ended tasks need no subscription any more, but an older event may still be on its way. */
    private final Map<String, Long> endedToVersion = new LinkedHashMap<>(0) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private boolean all;
    private Offset floor = Offset.START;

    Subscriptions(ProgressBoard board) {
        this.board = board;
    }

    boolean hasRoomFor(Collection<String> ids) {
        long more = ids.stream().filter(id -> !idToVersion.containsKey(id)).count();
        return idToVersion.size() + more <= MOST;
    }

    /** Forgets what was sent of these tasks, because the client asks for their state (again). */
    void add(Collection<String> ids) {
        ids.forEach(endedToVersion::remove);
        ids.forEach(id -> note(id, 0));
    }

    /** Events up to {@code since} are known to the client. */
    void addAll(Offset since) {
        removeAll();
        all = true;
        floor = since;
    }

    /** What the client said it knows is not of this log. */
    void unknownOffset() {
        floor = Offset.START;
    }

    void remove(Collection<String> ids) {
        ids.forEach(this::forget);
        ids.forEach(endedToVersion::remove);
    }

    void removeAll() {
        all = false;
        List.copyOf(idToVersion.keySet()).forEach(this::forget);
        endedToVersion.clear();
    }

    boolean isEmpty() {
        return !all && idToVersion.isEmpty();
    }

    boolean isAll() {
        return all;
    }

    List<String> unfinished() {
        return List.copyOf(idToVersion.keySet());
    }

    /** The unfinished ones whose state the client has: progress of the others would come too early. */
    List<String> told() {
        return idToVersion.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether an event of the log is to be sent; then it counts as sent. */
    boolean acceptEvent(Change change) {
        boolean wanted = idToVersion.containsKey(change.taskId())
                || endedToVersion.containsKey(change.taskId())
                || (all && change.offset().after(floor));
        return wanted && accept(change);
    }

    /** Whether a task read for this socket is news to it; then it counts as sent. */
    boolean accept(Change change) {
        Long ended = endedToVersion.get(change.taskId());
        long sent = ended == null ? idToVersion.getOrDefault(change.taskId(), 0L) : ended;
        if (change.version() <= sent) {
            return false;
        }
        if (change.ended()) {
            forget(change.taskId());
            endedToVersion.put(change.taskId(), change.version());
        } else {
            note(change.taskId(), change.version());
        }
        return true;
    }

    private void note(String id, long version) {
        if (idToVersion.put(id, version) == null) {
            board.watch(id);
        }
    }

    private void forget(String id) {
        if (idToVersion.remove(id) != null) {
            board.unwatch(id);
        }
    }
}
