package io.reelgate.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.format.util.DualIPv4v6AssociativeTries;
import io.reelgate.domain.address.AddressClass;
import io.reelgate.domain.address.AddressPolicy;
import io.reelgate.domain.address.AddressTable;
import io.reelgate.domain.address.HostName;
import io.reelgate.domain.address.HostOpening;
import io.reelgate.domain.address.IpLiteral;
import io.reelgate.domain.address.Network;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The policy of an operator's list. Containment is the business of a library: all networks stand in prefix tries, and the
 * longest one that holds an address says what it is. The library parses nothing: it takes 127.1 for an address.
 */
public final class OpenedAddresses implements AddressPolicy {
    private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();
    private static final Pattern HOST = Pattern.compile("[a-z0-9_]([a-z0-9_.-]{0,252})");
    private static final List<byte[]> LOOPBACK = List.of(
            IpLiteral.parse("127.0.0.1").orElseThrow(), IpLiteral.parse("::1").orElseThrow());
    private static final DualIPv4v6AssociativeTries<AddressClass> KINDS = kinds();

    /** Nothing is opened: the public internet only. */
    public static final OpenedAddresses NONE = of(List.of());

    private final DualIPv4v6AssociativeTries<Boolean> networks;
    private final Map<String, HostOpening> hosts;

    private OpenedAddresses(DualIPv4v6AssociativeTries<Boolean> networks, Map<String, HostOpening> hosts) {
        this.networks = networks;
        this.hosts = Map.copyOf(hosts);
    }

    private static DualIPv4v6AssociativeTries<AddressClass> kinds() {
        DualIPv4v6AssociativeTries<AddressClass> kinds = new DualIPv4v6AssociativeTries<>();
        AddressTable.ROWS.forEach(row -> kinds.put(block(row.network()), row.kind()));
        return kinds;
    }

    /**
     * The policy of a list of networks ({@code 127.0.0.0/8}), single addresses, and host names. A host name opens the form
     * of a URL only; the addresses it resolves to have to be allowed by themselves.
     *
     * @throws IllegalArgumentException naming the first entry that is none of these
     */
    public static OpenedAddresses of(List<String> opened) {
        DualIPv4v6AssociativeTries<Boolean> networks = new DualIPv4v6AssociativeTries<>();
        Map<String, HostOpening> hosts = new HashMap<>();
        for (String entry : opened) {
            Optional<Network> network = Network.parse(entry);
            network.ifPresentOrElse(
                    found -> networks.put(block(found), true), () -> hosts.put(host(entry), HostOpening.ALL));
        }
        return new OpenedAddresses(networks, hosts);
    }

    private static IPAddress block(Network network) {
        return ADDRESSES.from(network.base(), network.prefix()).toPrefixBlock();
    }

    private static String host(String entry) {
        String name = entry.toLowerCase(Locale.ROOT);
        if (!HOST.matcher(name).matches() || HostName.endsInNumber(name)) {
            throw new IllegalArgumentException("\"" + entry + "\" is no network, address or host name");
        }
        return name;
    }

    /** The same with names of fixed addresses: what else is open to them hangs on where they lead. */
    OpenedAddresses with(MappedHosts mapped) {
        Map<String, HostOpening> all = new HashMap<>(hosts);
        mapped.nameToAddress().forEach((name, fixed) -> all.putIfAbsent(name, opening(fixed)));
        return new OpenedAddresses(networks, all);
    }

    private HostOpening opening(FixedAddress fixed) {
        boolean opened = opens(fixed.address().getAddress());
        return new HostOpening(true, opened, opened || fixed.port().isPresent());
    }

    @Override
    public AddressClass classify(byte[] address) {
        return KINDS.longestPrefixMatchNode(ADDRESSES.from(address)).getValue();
    }

    @Override
    public boolean opens(byte[] address) {
        return networks.longestPrefixMatchNode(ADDRESSES.from(address)) != null;
    }

    @Override
    public HostOpening opening(String host) {
        boolean local = host.equals("localhost") && LOOPBACK.stream().anyMatch(this::opens);
        return local ? HostOpening.ALL : hosts.getOrDefault(host, HostOpening.NONE);
    }
}
