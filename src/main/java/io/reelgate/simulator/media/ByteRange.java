package io.reelgate.simulator.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One range of a result (RFC 9110, 14), both ends included. An empty one cannot be satisfied. */
record ByteRange(long first, long last) {

    private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

    /** The range of a {@code Range} header, or nothing when the header is absent or of a form that is to be ignored. */
    static Optional<ByteRange> of(@Nullable String header, long length) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        return form.matches() ? of(form.group(1), form.group(2), length) : Optional.empty();
    }

    private static Optional<ByteRange> of(String from, String to, long length) {
        if (from.isEmpty()) {
            return to.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(to), length));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? length - 1 : Long.parseLong(to);
        return last < first && !to.isEmpty()
                ? Optional.empty()
                : Optional.of(new ByteRange(first, Math.min(last, length - 1)));
    }

    private static ByteRange suffix(long count, long length) {
        return new ByteRange(count == 0 ? length : Math.max(0, length - count), length - 1);
    }

    boolean isEmpty() {
        return first > last;
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long length) {
        return "bytes " + first + "-" + last + "/" + length;
    }
}
