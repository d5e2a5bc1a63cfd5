package io.reelgate.domain.address;

import java.util.Optional;

/**
 * Addresses written as numbers, in their canonical spellings only and without any resolution.
 * The JDK's own parsers also take 127.1, 2130706433, octal and the empty text, which is how callers hide an address.
 */
public final class IpLiteral {

    private IpLiteral() {}

    /** The bytes of a dotted quad or an IPv6 address without brackets and zone; empty for anything else. */
    public static Optional<byte[]> parse(String text) {
        return text.indexOf(':') >= 0 ? Ipv6.parse(text) : Ipv4.parse(text);
    }

    /** Dotted quads: four decimal numbers without leading zeros. */
    static final class Ipv4 {
        private Ipv4() {}

        static Optional<byte[]> parse(String text) {
            String[] parts = text.split("\\.", -1);
            byte[] bytes = new byte[4];
            for (int i = 0; i < parts.length; i++) {
                if (parts.length != 4 || !isByte(parts[i])) {
                    return Optional.empty();
                }
                bytes[i] = (byte) Integer.parseInt(parts[i]);
            }
            return Optional.of(bytes);
        }

        private static boolean isByte(String part) {
            return part.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(part) < 256;
        }
    }

    /** IPv6: groups of hexadecimal digits, one {@code ::} at most, the last two groups perhaps a dotted quad. */
    static final class Ipv6 {
        private static final int GROUPS = 8;

        private Ipv6() {}

        static Optional<byte[]> parse(String text) {
            return dottedTailAsGroups(text).flatMap(Ipv6::groups);
        }

        private static Optional<String> dottedTailAsGroups(String text) {
            if (text.indexOf('.') < 0) {
                return Optional.of(text);
            }
            int tail = text.lastIndexOf(':') + 1;
            return Ipv4.parse(text.substring(tail))
                    .map(quad -> text.substring(0, tail) + group(quad, 0) + ":" + group(quad, 2));
        }

        private static String group(byte[] quad, int at) {
            return Integer.toHexString(((quad[at] & 0xff) << 8) | (quad[at + 1] & 0xff));
        }

        private static Optional<byte[]> groups(String text) {
            int gap = text.indexOf("::");
            String[] head = split(gap < 0 ? text : text.substring(0, gap));
            String[] tail = split(gap < 0 ? "" : text.substring(gap + 2));
            int written = head.length + tail.length;
            if (gap < 0 ? written != GROUPS : written >= GROUPS) {
                return Optional.empty();
            }
            byte[] bytes = new byte[2 * GROUPS];
            boolean valid = fill(bytes, 0, head) && fill(bytes, GROUPS - tail.length, tail);
            return valid ? Optional.of(bytes) : Optional.empty();
        }

        private static String[] split(String part) {
            return part.isEmpty() ? new String[0] : part.split(":", -1);
        }

        private static boolean fill(byte[] bytes, int first, String[] groups) {
            for (int i = 0; i < groups.length; i++) {
                if (!groups[i].matches("[0-9a-fA-F]{1,4}")) {
                    return false;
                }
                int value = Integer.parseInt(groups[i], 16);
                bytes[2 * (first + i)] = (byte) (value >> 8);
                bytes[2 * (first + i) + 1] = (byte) value;
            }
            return true;
        }
    }
}
