package io.reelgate.domain.address;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet.
 * Source: the IANA special-purpose registries for IPv4 and IPv6, and Azure's host address 168.63.129.16.
 */
public final class AddressRanges {

    private static final List<Network> NOT_GLOBAL_IPV4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // a cloud's host
            "169.254.0.0/16", // link-local, cloud metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // class E and broadcast

    /** All of IPv6 that is allocated as global unicast; loopback, mapped, ULA and the like lie outside. */
    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

    private static final List<Network> NOT_GLOBAL_IPV6 = networks(
            "2001::/23", // protocol assignments, Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    private AddressRanges() {}

    public static boolean isGlobalUnicast(InetAddress address) {
        return isGlobalUnicast(address.getAddress());
    }

    static boolean isGlobalUnicast(byte[] address) {
        if (address.length == 4) {
            return isOutside(NOT_GLOBAL_IPV4, address);
        }
        return GLOBAL_IPV6.contains(address) && isOutside(NOT_GLOBAL_IPV6, address);
    }

    private static boolean isOutside(List<Network> networks, byte[] address) {
        return networks.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
