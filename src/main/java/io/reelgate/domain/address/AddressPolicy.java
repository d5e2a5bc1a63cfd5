package io.reelgate.domain.address;

import java.net.InetAddress;

/**
 * Which addresses may be dialled for a caller: the public internet, and what the operator opened besides
 * (settings {@code callbacks.allow}, {@code egress.allow}). Immutable, safe on every thread, never resolves a name.
 * Addresses are taken as bytes, because the JDK makes an IPv4 address of a mapped one without a word.
 */
public interface AddressPolicy {

    /** By {@link AddressTable}; 4 bytes for IPv4, 16 for IPv6. */
    AddressClass classify(byte[] address);

    /** Whether the operator opened this address, and with it plain HTTP and every port. */
    boolean opens(byte[] address);

    /** What the operator opened of this host name (lower case); {@code localhost} is open where its address is. */
    HostOpening opening(String host);

    default boolean allows(byte[] address) {
        return opens(address) || classify(address) == AddressClass.PUBLIC;
    }

    /** Whether this address may be dialled; ask it for every resolved address, right before dialling that address. */
    default boolean allows(InetAddress address) {
        return allows(address.getAddress());
    }
}
