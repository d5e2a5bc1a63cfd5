package io.reelgate.domain.address;

import java.util.regex.Pattern;

/** A caller's text inside a message: in quotes, escaped as JSON does it, shortened, without a URL's credentials. */
public final class Quoted {

    private static final int LONGEST = 80;
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/?#]*@");

    private Quoted() {}

    public static String of(String text) {
        boolean isLong = text.codePointCount(0, text.length()) > LONGEST;
        String shown = isLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) : text;
        StringBuilder quoted = new StringBuilder(shown.length() + 8).append('"');
        CREDENTIALS.matcher(shown).replaceAll("//***@").codePoints().forEach(each -> append(quoted, each));
        return quoted.append(isLong ? "...\"" : "\"").toString();
    }

    private static void append(StringBuilder quoted, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.FORMAT, Character.LINE_SEPARATOR ->
                quoted.append(String.format("\\u%04x", codePoint));
            default ->
                quoted.append(codePoint == '"' || codePoint == '\\' ? "\\" : "").appendCodePoint(codePoint);
        }
    }
}
