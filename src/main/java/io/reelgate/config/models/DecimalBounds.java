package io.reelgate.config.models;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Number bounds as files write them: {@code 0..4} or {@code 0.5..2}. */
record DecimalBounds(BigDecimal from, BigDecimal to) {

    private static final Pattern SHAPE =
            Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]+)?)\\.\\.(-?[0-9]{1,18}(?:\\.[0-9]+)?)");

    DecimalBounds {
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException("must not end before it begins");
        }
    }

    static DecimalBounds parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a range of numbers such as 0..4");
        }
        return new DecimalBounds(new BigDecimal(matcher.group(1)), new BigDecimal(matcher.group(2)));
    }
}
