package io.reelgate.config.models;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Integer bounds as files write them: {@code 5..20}, or {@code 1} for exactly one. */
record WholeBounds(long from, long to) {

    private static final Pattern SHAPE = Pattern.compile("(-?[0-9]{1,18})(\\.\\.(-?[0-9]{1,18}))?");

    WholeBounds {
        if (from > to) {
            throw new IllegalArgumentException("must not end before it begins");
        }
    }

    static WholeBounds parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be an integer or a range of integers such as 5..20");
        }
        long from = Long.parseLong(matcher.group(1));
        return new WholeBounds(from, matcher.group(3) == null ? from : Long.parseLong(matcher.group(3)));
    }
}
