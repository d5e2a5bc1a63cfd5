package io.reelgate.domain.address;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port of an authority without user info.
 *
 * @param bracketed whether the host stood in brackets, as IPv6 does; they are taken off
 * @param port empty when none is written
 */
record UrlAuthority(String host, boolean bracketed, Optional<Integer> port) {

    private static final Pattern SHAPE =
            Pattern.compile("(\\[(?<inner>[^\\[\\]]+)]|(?<name>[^:\\[\\]]+))(:(?<port>[0-9]{0,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    static Optional<UrlAuthority> parse(String authority) {
        Matcher matcher = SHAPE.matcher(authority);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group("port");
        Optional<Integer> port =
                digits == null || digits.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(digits));
        if (port.filter(number -> number < 1 || number > HIGHEST_PORT).isPresent()) {
            return Optional.empty();
        }
        boolean bracketed = matcher.group("inner") != null;
        return Optional.of(new UrlAuthority(matcher.group(bracketed ? "inner" : "name"), bracketed, port));
    }

    int portOr(int standard) {
        return port.orElse(standard);
    }
}
