package io.reelgate.domain.address;

import java.util.Optional;

/** The host of a URL: a name, an address, or digits that only some parsers take for an address. */
sealed interface UrlHost {

    /** Lower-case ASCII. */
    record Name(String ascii) implements UrlHost {}

    /** A canonical literal. */
    final class Address implements UrlHost {
        private final byte[] bytes;

        Address(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    /** Something like 127.1, 2130706433, 0177.0.0.1 or 0x7f000001. */
    record OddNumber(String text) implements UrlHost {}

    static Optional<UrlHost> parse(UrlAuthority authority) {
        if (authority.bracketed()) {
            return IpLiteral.Ipv6.parse(authority.host()).map(Address::new);
        }
        return HostName.toAscii(authority.host()).map(UrlHost::ofName);
    }

    private static UrlHost ofName(String name) {
        if (!HostName.endsInNumber(name)) {
            return new Name(name);
        }
        return IpLiteral.Ipv4.parse(name).<UrlHost>map(Address::new).orElseGet(() -> new OddNumber(name));
    }
}
