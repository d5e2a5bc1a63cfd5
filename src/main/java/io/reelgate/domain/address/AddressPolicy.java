package io.reelgate.domain.address;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses may be dialled for a caller: the public internet, and what the operator opened besides
 * (settings {@code callbacks.allow}, {@code egress.allow}). Immutable, safe on every thread.
 */
public final class AddressPolicy {

    /** Nothing is opened: the public internet only. */
    public static final AddressPolicy PUBLIC_ONLY = new AddressPolicy(List.of(), Set.of());

    private static final Pattern HOST = Pattern.compile("[a-z0-9_]([a-z0-9_.-]{0,252})");
    private static final List<byte[]> LOOPBACK = List.of(
            IpLiteral.parse("127.0.0.1").orElseThrow(), IpLiteral.parse("::1").orElseThrow());

    private final List<Network> networks;
    private final Set<String> hosts;

    private AddressPolicy(List<Network> networks, Set<String> hosts) {
        this.networks = List.copyOf(networks);
        this.hosts = Set.copyOf(hosts);
    }

    /**
     * The policy of an operator's list.
     *
     * @param opened networks ({@code 127.0.0.0/8}), single addresses, or host names. A host name opens the form of a
     *     URL only; the addresses it resolves to have to be allowed by themselves.
     * @throws IllegalArgumentException naming the first entry that is none of these
     */
    public static AddressPolicy of(List<String> opened) {
        List<Network> networks = new ArrayList<>();
        Set<String> hosts = new HashSet<>();
        for (String entry : opened) {
            Optional<Network> network = Network.parse(entry);
            network.ifPresentOrElse(networks::add, () -> hosts.add(host(entry)));
        }
        return new AddressPolicy(networks, hosts);
    }

    private static String host(String entry) {
        String name = entry.toLowerCase(Locale.ROOT);
        if (!HOST.matcher(name).matches() || HostName.endsInNumber(name)) {
            throw new IllegalArgumentException("\"" + entry + "\" is no network, address or host name");
        }
        return name;
    }

    /** Whether this address may be dialled; ask it for every resolved address, right before dialling that address. */
    public boolean allows(InetAddress address) {
        return opens(address) || AddressRanges.isGlobalUnicast(address);
    }

    /** Whether the operator opened this address, and with it plain HTTP and every port. */
    public boolean opens(InetAddress address) {
        return opens(address.getAddress());
    }

    boolean opens(byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether the operator opened this host name (lower case); {@code localhost} is open where its address is. */
    public boolean opensHost(String host) {
        return hosts.contains(host)
                || (host.equals("localhost") && LOOPBACK.stream().anyMatch(this::opens));
    }
}
