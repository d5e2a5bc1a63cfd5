package io.reelgate.simulator;

import io.reelgate.simulator.sample.HostIdentity;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How one simulator runs.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param speed what every usual duration is divided by; 1 is real time
 * @param signingKey signs job ids: simulators with the same key answer for each other's jobs, also after a restart
 * @param ledgerDirectory where the ledger's files lie; several simulators may share it
 * @param apiKeys the bearer keys it takes; none means that any key is taken, but one must be sent
 * @param samples where it serves sample media as other hosts, if it does
 */
public record SimulatorSettings(
        String host,
        int port,
        double speed,
        String signingKey,
        Path ledgerDirectory,
        Set<String> apiKeys,
        Optional<SampleSite> samples,
        Set<String> vendors) {

    /**
     * The second port, on the same host.
     *
     * @param port 0 for any free one
     * @param identity the hosts it is, by a certificate of its own
     */
    public record SampleSite(int port, HostIdentity identity) {
        public SampleSite {
            requirePort(port);
        }
    }

    private static final int SHORTEST_KEY = 16;

    public SimulatorSettings {
        apiKeys = Set.copyOf(apiKeys);
        vendors = Set.copyOf(vendors);
        Vendors.require(vendors);
        requirePort(port);
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("simulator.speed must be above 0 (was " + speed + ")");
        }
        if (signingKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("simulator signing key must have 16 characters or more");
        }
    }

    /** A simulator of every vendor that is no other host. */
    public SimulatorSettings(
            String host, int port, double speed, String signingKey, Path ledgerDirectory, Set<String> apiKeys) {
        this(host, port, speed, signingKey, ledgerDirectory, apiKeys, Optional.empty(), Vendors.names());
    }

    /** The same with sample media. */
    public SimulatorSettings with(SampleSite site) {
        return new SimulatorSettings(
                host, port, speed, signingKey, ledgerDirectory, apiKeys, Optional.of(site), vendors);
    }

    /** The same for some vendors only. */
    public SimulatorSettings speaking(Set<String> some) {
        return new SimulatorSettings(host, port, speed, signingKey, ledgerDirectory, apiKeys, samples, some);
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("simulator port must be 0 to 65535 (was " + port + ")");
        }
    }
}
