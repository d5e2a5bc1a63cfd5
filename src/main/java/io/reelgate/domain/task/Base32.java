package io.reelgate.domain.task;

/** Crockford's base 32 in lower case: no letter is mistaken for a digit. */
final class Base32 {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private Base32() {}

    static void append(StringBuilder text, long value, int digits) {
        for (int shift = 5 * (digits - 1); shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (value >>> shift) & 31));
        }
    }

    static int parse(String digits) {
        return digits.chars().map(ALPHABET::indexOf).reduce(0, (value, digit) -> value << 5 | digit);
    }

    static boolean allDigits(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (ALPHABET.indexOf(text.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }
}
