package io.reelgate.domain.address;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ports that URLs of callers may name, as single ones and ranges in the order in which they are told. */
public record Ports(List<Range> ranges) {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,5})(-([0-9]{1,5}))?");
    private static final int HIGHEST = 65_535;

    /** What callbacks may use unless the operator says otherwise: the web's, and those that need no privilege. */
    public static final Ports USUAL = of(List.of("443", "80", "8443", "1024-65535"));

    public static final Ports ANY = of(List.of("1-65535"));

    /** Both ends belong to it. */
    public record Range(int first, int last) {
        boolean contains(int port) {
            return first <= port && port <= last;
        }

        @Override
        public String toString() {
            return first == last ? String.valueOf(first) : first + "-" + last;
        }
    }

    public Ports {
        ranges = List.copyOf(ranges);
    }

    /**
     * The ports of an operator's list.
     *
     * @throws IllegalArgumentException naming the first entry that is no port and no range of ports
     */
    public static Ports of(List<String> texts) {
        List<Range> ranges = new ArrayList<>();
        texts.forEach(text -> ranges.add(range(text)));
        return new Ports(ranges);
    }

    private static Range range(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw none(text);
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
        if (first < 1 || last > HIGHEST || first > last) {
            throw none(text);
        }
        return new Range(first, last);
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no port from 1 to 65535 and no range of them such as 1024-65535");
    }

    public boolean contains(int port) {
        return ranges.stream().anyMatch(range -> range.contains(port));
    }

    /** To stand after "port", such as {@code 443, 80 or 1024-65535}. */
    @Override
    public String toString() {
        int last = ranges.size() - 1;
        String head =
                ranges.stream().limit(Math.max(0, last)).map(Range::toString).collect(Collectors.joining(", "));
        String tail = ranges.isEmpty() ? "none" : ranges.get(last).toString();
        return head.isEmpty() ? tail : head + " or " + tail;
    }
}
