package io.reelgate.domain.task;

import io.reelgate.domain.account.Partition;
import java.util.Optional;

/**
 * Names a task; opaque to callers. {@code task_} is followed by two characters of partition and 26 of time and
 * randomness, in lower-case Crockford base 32, so that whoever holds an id finds its partition.
 */
public record TaskId(String value) {
    private static final String PREFIX = "task_";
    private static final int LENGTH = PREFIX.length() + 28;

    public TaskId {
        if (!shaped(value)) {
            throw new IllegalArgumentException("not a task id");
        }
    }

    /** Empty for whatever is not an id of ours: callers may send anything. */
    public static Optional<TaskId> parse(String text) {
        return shaped(text) ? Optional.of(new TaskId(text)) : Optional.empty();
    }

    /** By hand, because every admission, read and look does it. */
    private static boolean shaped(String text) {
        return text.length() == LENGTH && text.startsWith(PREFIX) && Base32.allDigits(text, PREFIX.length());
    }

    static TaskId of(Partition partition, long millis, long random, int randomTail) {
        StringBuilder text = new StringBuilder(33).append(PREFIX);
        Base32.append(text, partition.index(), 2);
        Base32.append(text, millis, 10);
        Base32.append(text, random & Long.MAX_VALUE >>> 3, 12);
        Base32.append(text, randomTail & 0xFFFFF, 4);
        return new TaskId(text.toString());
    }

    public Partition partition() {
        return new Partition(Base32.parse(value.substring(5, 7)));
    }

    @Override
    public String toString() {
        return value;
    }
}
