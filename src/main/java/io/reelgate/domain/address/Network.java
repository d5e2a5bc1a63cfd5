package io.reelgate.domain.address;

import java.util.Optional;

/** A network of IPv4 or IPv6 addresses as written in CIDR notation, canonical spellings only; immutable. */
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

    /** Of any address of it: 4 bytes or 16. */
    public byte[] base() {
        return base.clone();
    }

    /** How many leading bits all its addresses share. */
    public int prefix() {
        return prefix;
    }

    @Override
    public String toString() {
        return text;
    }
}
