package io.reelgate.simulator;

import java.nio.file.Path;
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
 */
public record SimulatorSettings(
        String host, int port, double speed, String signingKey, Path ledgerDirectory, Set<String> apiKeys) {

    private static final int SHORTEST_KEY = 16;

    public SimulatorSettings {
        apiKeys = Set.copyOf(apiKeys);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("simulator port must be 0 to 65535 (was " + port + ")");
        }
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("simulator.speed must be above 0 (was " + speed + ")");
        }
        if (signingKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("simulator signing key must have 16 characters or more");
        }
    }
}
