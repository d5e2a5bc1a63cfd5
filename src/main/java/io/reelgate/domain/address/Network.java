package io.reelgate.domain.address;

import java.net.InetAddress;
import java.util.Optional;

/** A network of IPv4 or IPv6 addresses in CIDR notation; immutable. */
public final class Network {

    private final byte[] base;
    private final int prefix;
    private final String text;

    private Network(byte[] base, int prefix, String text) {
        this.base = base;
        this.prefix = prefix;
        this.text = text;
    }

    /**
     * The network of a text such as {@code 10.0.0.0/8}, {@code fc00::/7} or a single address.
     *
     * @return empty when the text is none, or its prefix is longer than its address
     */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> base = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
        return base.flatMap(bytes -> prefix(text, slash, bytes.length * 8).map(bits -> new Network(bytes, bits, text)));
    }

    private static Optional<Integer> prefix(String text, int slash, int most) {
        if (slash < 0) {
            return Optional.of(most);
        }
        String digits = text.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > most) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(digits));
    }

    /** A network known to be well-formed. */
    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is no network"));
    }

    public boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    boolean contains(byte[] address) {
        if (address.length != base.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit += 8) {
            int mask = prefix - bit >= 8 ? 0xff : 0xff << (8 - (prefix - bit));
            if (((address[bit / 8] ^ base[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
