package io.reelgate.domain.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The submits of a task that were begun.
 *
 * @param count of all of them
 * @param last those that are remembered, the oldest first; a task stored before they were has none
 */
public record Attempts(int count, List<Attempt> last) {
    private static final int REMEMBERED = 16;

    public static final Attempts NONE = new Attempts(0, List.of());

    public Attempts {
        last = List.copyOf(last);
    }

    /** Of which only the number is known. */
    public Attempts(int count) {
        this(count, List.of());
    }

    Attempts begin(Intent intent) {
        List<Attempt> more = new ArrayList<>(last);
        more.add(Attempt.begun(intent));
        if (more.size() > REMEMBERED) {
            more.remove(dispensable(more));
        }
        return new Attempts(count + 1, more);
    }

    private static int dispensable(List<Attempt> attempts) {
        for (int index = 0; index < attempts.size() - 1; index++) {
            if (!attempts.get(index).mayHaveBought()) {
                return index;
            }
        }
        return 0;
    }

    /** Something is known of the last one. */
    Attempts came(String word, Instant at) {
        if (last.isEmpty()) {
            return this;
        }
        List<Attempt> changed = new ArrayList<>(last);
        changed.add(changed.removeLast().came(word, at));
        return new Attempts(count, changed);
    }

    /** Whether a job of this task has failed. */
    boolean haveFailed() {
        return last.stream().anyMatch(attempt -> attempt.is(Attempt.FAILED));
    }

    /** How often, as far as is remembered, a lane has answered with this word. */
    long times(String lane, String word) {
        return last.stream()
                .filter(attempt -> attempt.lane().equals(lane) && attempt.is(word))
                .count();
    }
}
