package io.reelgate.domain.address;

import static io.reelgate.domain.address.AddressClass.*;

import java.util.List;

/**
 * All addresses there are, by class: an address belongs to the longest network here that holds it. Data only; whoever
 * classifies asks an {@link AddressPolicy}. Source: the IANA special-purpose registries for IPv4 and IPv6, and Azure's host
 * address.
 */
public final class AddressTable {

    /** One network and what it is for. */
    public record Row(Network network, AddressClass kind) {}

    public static final List<Row> ROWS = List.of(
            row("0.0.0.0/0", PUBLIC),
            row("0.0.0.0/8", THIS_NETWORK),
            row("10.0.0.0/8", PRIVATE),
            row("100.64.0.0/10", CARRIER),
            row("127.0.0.0/8", LOOPBACK),
            row("168.63.129.16/32", CLOUD_HOST),
            row("169.254.0.0/16", LINK_LOCAL),
            row("172.16.0.0/12", PRIVATE),
            row("192.0.0.0/24", PROTOCOL),
            row("192.0.2.0/24", DOCUMENTATION),
            row("192.88.99.0/24", RELAY),
            row("192.168.0.0/16", PRIVATE),
            row("198.18.0.0/15", BENCHMARK),
            row("198.51.100.0/24", DOCUMENTATION),
            row("203.0.113.0/24", DOCUMENTATION),
            row("224.0.0.0/4", MULTICAST),
            row("240.0.0.0/4", RESERVED),
            row("::/0", UNALLOCATED),
            row("::/96", COMPATIBLE),
            row("::1/128", LOOPBACK),
            row("::ffff:0:0/96", MAPPED),
            row("64:ff9b::/96", TRANSLATED),
            row("64:ff9b:1::/48", TRANSLATED),
            row("100::/64", DISCARD),
            row("100:0:0:1::/64", PROTOCOL),
            row("2000::/3", PUBLIC),
            row("2001::/23", PROTOCOL),
            row("2001::/32", TEREDO),
            row("2001:2::/48", BENCHMARK),
            row("2001:db8::/32", DOCUMENTATION),
            row("2002::/16", SIX_TO_FOUR),
            row("3fff::/20", DOCUMENTATION),
            row("5f00::/16", SEGMENT_ROUTING),
            row("fc00::/7", UNIQUE_LOCAL),
            row("fe80::/10", LINK_LOCAL),
            row("fec0::/10", SITE_LOCAL),
            row("ff00::/8", MULTICAST));

    private AddressTable() {}

    private static Row row(String network, AddressClass kind) {
        return new Row(Network.parse(network).orElseThrow(), kind);
    }
}
