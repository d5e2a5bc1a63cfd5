package io.reelgate.app.settings;

import io.reelgate.domain.address.Ports;
import io.reelgate.egress.FixedAddress;
import io.reelgate.egress.MappedHosts;
import io.reelgate.egress.OpenedAddresses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where what callers name may lead ({@code egress}).
 *
 * @param allow networks and hosts that media may come from besides the public internet
 * @param ports that URLs of callers may name
 * @param hosts names with fixed addresses
 * @param trust a PEM file of others who may sign certificates
 */
public record EgressRules(
        List<String> allow, List<String> ports, Map<String, FixedAddress> hosts, Optional<Path> trust) {
    public EgressRules {
        check("allow", () -> OpenedAddresses.of(allow));
        check("ports", () -> Ports.of(ports));
        check("hosts", () -> mapped(hosts));
        if (ports.isEmpty()) {
            throw new IllegalArgumentException("ports must name one port at least");
        }
    }

    private static void check(String field, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
        }
    }

    public Ports openPorts() {
        return Ports.of(ports);
    }

    public MappedHosts mappedHosts() {
        return mapped(hosts);
    }

    private static MappedHosts mapped(Map<String, FixedAddress> hosts) {
        return new MappedHosts(hosts, List.of());
    }
}
