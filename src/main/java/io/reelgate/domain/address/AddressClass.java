package io.reelgate.domain.address;

import java.util.Locale;

/** What an address is for, by the registries of IANA. Only what is {@link #PUBLIC} is dialled for callers unasked. */
public enum AddressClass {
    /** Global unicast: any host of the internet. */
    PUBLIC,
    /** "This network", which many systems take for the host itself. */
    THIS_NETWORK,
    LOOPBACK,
    PRIVATE,
    /** Between a carrier and its customers; clouds use it inside too. */
    CARRIER,
    /** Also where clouds keep the secrets of a machine. */
    LINK_LOCAL,
    /** A cloud's host, in the middle of the public ranges. */
    CLOUD_HOST,
    /** Assigned to protocols, such as the relays of DS-Lite and NAT64 discovery. */
    PROTOCOL,
    /** Relays of 6to4. */
    RELAY,
    BENCHMARK,
    DOCUMENTATION,
    MULTICAST,
    /** Class E and broadcast. */
    RESERVED,
    /** IPv4 inside IPv6 without any sign of it, and the unspecified address. */
    COMPATIBLE,
    /** IPv4 inside IPv6 for the sockets of one machine. */
    MAPPED,
    /** IPv4 behind NAT64: the translator would dial what we would not. */
    TRANSLATED,
    /** IPv4 tunnelled by 6to4. */
    SIX_TO_FOUR,
    /** IPv4 tunnelled by Teredo. */
    TEREDO,
    UNIQUE_LOCAL,
    /** What unique local addresses were before. */
    SITE_LOCAL,
    DISCARD,
    SEGMENT_ROUTING,
    /** Of IPv6, and allocated to nobody. */
    UNALLOCATED;

    /** As logs and metrics write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
