package io.reelgate.egress;

import io.reelgate.domain.address.HostName;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Host names with addresses that the operator fixed, as a hosts file does. By that the addresses are opened for these
 * names, and for nothing else.
 *
 * @param trusted who may also sign the certificates of these hosts, besides those who may for all
 */
public record MappedHosts(Map<String, FixedAddress> nameToAddress, List<X509Certificate> trusted) {
    public static final MappedHosts NONE = new MappedHosts(Map.of(), List.of());

    /** Refuses what is no host name with an {@link IllegalArgumentException}. */
    public MappedHosts {
        Map<String, FixedAddress> names = new LinkedHashMap<>();
        nameToAddress.forEach((name, address) -> names.put(ascii(name), address));
        nameToAddress = Map.copyOf(names);
        trusted = List.copyOf(trusted);
    }

    private static String ascii(String name) {
        return HostName.toAscii(name)
                .filter(host -> !HostName.endsInNumber(host))
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is no host name"));
    }

    /** Both together; where both know a name, this one counts. */
    public MappedHosts over(MappedHosts other) {
        Map<String, FixedAddress> names = new LinkedHashMap<>(other.nameToAddress);
        names.putAll(nameToAddress);
        List<X509Certificate> all = new ArrayList<>(trusted);
        all.addAll(other.trusted);
        return new MappedHosts(names, all);
    }

    Optional<FixedAddress> find(String host) {
        return Optional.ofNullable(nameToAddress.get(host));
    }
}
