package io.reelgate.domain.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bytes of a file a request is answered with. */
public sealed interface ByteRange {
    /** The file as a whole, answered with 200. */
    record Whole() implements ByteRange {}

    /** From {@code first} to {@code last}, both included, answered with 206. */
    record Part(long first, long last) implements ByteRange {
        public long length() {
            return last - first + 1;
        }

        /** What {@code Content-Range} says of this part of a file. */
        public String contentRange(long size) {
            return "bytes " + first + "-" + last + "/" + size;
        }
    }

    /** Well-formed, but beyond the file: answered with 416. */
    record Beyond() implements ByteRange {}

    /**
     * Reads a {@code Range} header (RFC 9110, section 14). Several ranges, other units and broken ones are ignored, as
     * the RFC allows: then the answer is the whole.
     */
    static ByteRange of(String header, long size) {
        return Reading.read(header, size);
    }

    /** The syntax of one range. */
    final class Reading {
        private static final Pattern ONE = Pattern.compile("(?i:bytes)=\\s*([0-9]*)\\s*-\\s*([0-9]*)\\s*");
        private static final int MOST_DIGITS = 18;

        private Reading() {}

        private static ByteRange read(String header, long size) {
            Matcher range = ONE.matcher(header);
            if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
                return new Whole();
            }
            if (range.group(1).isEmpty()) {
                return lastBytes(number(range.group(2)), size);
            }
            long last = range.group(2).isEmpty() ? Long.MAX_VALUE : number(range.group(2));
            return between(number(range.group(1)), last, size);
        }

        private static ByteRange lastBytes(long count, long size) {
            return count == 0 || size == 0 ? new Beyond() : new Part(Math.max(0, size - count), size - 1);
        }

        private static ByteRange between(long first, long last, long size) {
            if (last < first) {
                return new Whole();
            }
            return first >= size ? new Beyond() : new Part(first, Math.min(last, size - 1));
        }

        private static long number(String digits) {
            return digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
        }
    }
}
