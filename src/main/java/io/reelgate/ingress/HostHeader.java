package io.reelgate.ingress;

/** The grammar of a Host header as far as it matters: a name or address and an optional port, nothing else. */
final class HostHeader {
    private static final int LONGEST = 261;

    private HostHeader() {}

    static boolean valid(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        int end = text.charAt(0) == '[' ? text.indexOf(']') + 1 : nameEnd(text);
        return end > 0 && (text.charAt(0) != '[' || literal(text, end)) && port(text, end);
    }

    private static int nameEnd(String text) {
        int end = 0;
        while (end < text.length() && inName(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean inName(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_');
    }

    private static boolean literal(String text, int end) {
        for (int at = 1; at < end - 1; at++) {
            if (!inLiteral(text.charAt(at))) {
                return false;
            }
        }
        return end > 3;
    }

    private static boolean inLiteral(char c) {
        return c == ':' || c == '.' || (c < 128 && Character.digit(c, 16) >= 0);
    }

    private static boolean port(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return text.charAt(from) == ':' && text.length() - from <= 6;
    }
}
