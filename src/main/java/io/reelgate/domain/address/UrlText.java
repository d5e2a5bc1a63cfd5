package io.reelgate.domain.address;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an absolute http or https URL as written, by a strict reading of RFC 3986: no spaces, controls,
 * backslashes or broken escapes; characters beyond ASCII only where IDNA or UTF-8 escapes can carry them.
 *
 * @param authority between the slashes and the path
 * @param target path and query as they go on the wire
 */
record UrlText(boolean secure, String authority, String target, boolean hasFragment) {

    private static final Pattern SHAPE = Pattern.compile(
            "(?<scheme>[hH][tT][tT][pP][sS]?)://(?<authority>[^/?#]+)(?<path>/[^?#\\[\\]]*+)?(?<query>\\?[^#]*+)?(?<fragment>#.*+)?",
            Pattern.DOTALL);
    private static final String FORBIDDEN = "\"<>\\^`{|}";
    private static final boolean[] ASCII_ALLOWED = allowedAscii();

    static Optional<UrlText> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!isAllowed(text) || !matcher.matches() || hasBrokenEscape(text)) {
            return Optional.empty();
        }
        boolean secure = matcher.group("scheme").length() == 5;
        boolean fragment = matcher.group("fragment") != null;
        return Optional.of(new UrlText(secure, matcher.group("authority"), target(matcher), fragment));
    }

    private static boolean isAllowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            int codePoint = text.codePointAt(i);
            if (codePoint < ASCII_ALLOWED.length ? !ASCII_ALLOWED[codePoint] : !isAllowed(codePoint)) {
                return false;
            }
            i += Character.charCount(codePoint) - 1;
        }
        return true;
    }

    private static boolean[] allowedAscii() {
        boolean[] allowed = new boolean[128];
        for (int character = 0; character < allowed.length; character++) {
            allowed[character] = isAllowed(character);
        }
        return allowed;
    }

    private static boolean isAllowed(int codePoint) {
        return !Character.isISOControl(codePoint)
                && !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE
                && FORBIDDEN.indexOf(codePoint) < 0;
    }

    private static boolean hasBrokenEscape(String text) {
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
            if (at + 2 >= text.length() || !isHex(text.charAt(at + 1)) || !isHex(text.charAt(at + 2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHex(char digit) {
        return digit < 128 && Character.digit(digit, 16) >= 0;
    }

    private static String target(Matcher matcher) {
        String path = matcher.group("path") == null ? "/" : matcher.group("path");
        String query = matcher.group("query") == null ? "" : matcher.group("query");
        return ascii(path + query);
    }

    private static String ascii(String target) {
        boolean isAscii = target.chars().allMatch(character -> character < 128);
        return isAscii ? target : escaped(target.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 3);
        for (byte each : bytes) {
            if (each >= 0) {
                text.append((char) each);
            } else {
                text.append('%').append(String.format("%02X", each));
            }
        }
        return text.toString();
    }
}
