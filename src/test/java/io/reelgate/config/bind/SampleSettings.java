package io.reelgate.config.bind;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings with a component of every kind that can be bound. */
record SampleSettings(HttpSettings http, Set<Colour> colours, Map<String, Integer> weights, Optional<Path> folder) {

    enum Colour {
        RED,
        LIGHT_GREEN
    }

    record HttpSettings(
            String host,
            int port,
            Optional<URI> publicUrl,
            @Default("30s") Duration timeout,
            @Default("false") boolean open,
            @Default("1.5") double speed,
            List<String> names) {
        HttpSettings {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("must have a port from 1 to 65535");
            }
        }
    }
}
