package io.reelgate.fanout;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an account's event stream: Redis milliseconds and a sequence number, written {@code millis-sequence}
 * (a Redis stream id).
 */
record Offset(long millis, long sequence) implements Comparable<Offset> {
    static final Offset START = new Offset(0, 0);

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    private static final Comparator<Offset> ORDER =
            Comparator.comparingLong(Offset::millis).thenComparingLong(Offset::sequence);

    /** Empty for whatever is not an offset: callers may send anything. */
    static Optional<Offset> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new Offset(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** An offset the log itself gave. */
    static Offset of(String text) {
        return parse(text).orElseThrow(() -> new IllegalStateException("the event log gave no offset but " + text));
    }

    boolean after(Offset other) {
        return compareTo(other) > 0;
    }

    static Offset later(Offset one, Offset other) {
        return one.after(other) ? one : other;
    }

    @Override
    public int compareTo(Offset other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + "-" + sequence;
    }
}
