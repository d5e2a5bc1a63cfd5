package io.reelgate.domain.address;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * What a redirect may write instead of a whole URL, resolved by RFC 3986 (5.2). The JDK's own class follows the RFC
 * before it. Only joins texts: what comes of it is judged like any other URL.
 */
public final class UrlReference {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*", Pattern.DOTALL);

    private UrlReference() {}

    /** {@code reference}: whole, or relative to the base. */
    public static String resolve(CallerUrl base, String reference) {
        if (SCHEME.matcher(reference).matches()) {
            return reference;
        }
        if (reference.startsWith("//")) {
            return base.scheme() + ":" + reference;
        }
        int end = indexOfAny(reference, "?#");
        String path = reference.substring(0, end);
        String rest = reference.substring(end);
        return base.scheme() + "://" + base.authority() + target(base.target(), path, rest);
    }

    private static String target(String base, String path, String rest) {
        String basePath = base.substring(0, indexOfAny(base, "?"));
        if (path.isEmpty()) {
            return (rest.startsWith("?") ? basePath : base) + rest;
        }
        String whole = path.startsWith("/") ? path : basePath.substring(0, basePath.lastIndexOf('/') + 1) + path;
        return withoutDots(whole) + rest;
    }

    private static int indexOfAny(String text, String characters) {
        int at = 0;
        while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Takes out {@code .} and {@code ..}; nothing leads above the root. */
    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String last = "";
        for (String segment : path.substring(1).split("/", -1)) {
            last = segment;
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean isFolder = last.equals(".") || last.equals("..");
        StringBuilder text = new StringBuilder();
        for (Iterator<String> each = kept.iterator(); each.hasNext(); ) {
            text.append('/').append(each.next());
        }
        return isFolder || text.isEmpty() ? text.append('/').toString() : text.toString();
    }
}
