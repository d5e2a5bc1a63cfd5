package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.app.settings.UpstreamAccess;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.route.Lane;
import io.reelgate.upstream.Adapters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All lanes at which tasks may be: those of the upstreams that routes name, and of those that are configured. Names are
 * those of {@link Lane}, and an upstream's name is that of its simple key's lane.
 */
final class UpstreamNames {
    /** What the simulator speaks in the place of upstreams that no vendor is known behind. */
    private static final String ANY_FORMAT = "apixo";

    private UpstreamNames() {}

    static Set<String> routed(Catalogue catalogue) {
        Set<String> names = new TreeSet<>();
        catalogue
                .all()
                .forEach(model ->
                        model.routing().routes().stream().map(Route::upstream).forEach(names::add));
        return names;
    }

    /** The vendor behind an upstream; empty for a name that no vendor has and nobody explains. */
    static Optional<Adapters.Vendor> vendor(String name, Settings settings) {
        String upstream = Lane.of(name).upstream();
        return access(upstream, settings)
                .map(access -> access.vendor(upstream))
                .orElseGet(() -> Adapters.find(upstream));
    }

    /** Whether tasks are sent there. */
    static boolean isInUse(String name, Settings settings) {
        return settings.simulated()
                ? Lane.of(name).credential().isEmpty()
                : access(Lane.of(name).upstream(), settings)
                        .map(access -> access.lanes(Lane.of(name).upstream()))
                        .filter(lanes -> lanes.containsKey(Lane.of(name)))
                        .isPresent();
    }

    /** The wire format that the simulator speaks in an upstream's place: its own, as far as anybody knows it. */
    static String simulatedFormat(String name, Settings settings) {
        String format =
                access(name, settings).map(access -> access.format(name)).orElse(name);
        return Adapters.find(format).isPresent() ? format : ANY_FORMAT;
    }

    private static Optional<UpstreamAccess> access(String name, Settings settings) {
        return Optional.ofNullable(settings.upstreams().get(name));
    }

    static List<String> all(Catalogue catalogue, Settings settings) {
        Set<String> names = routed(catalogue);
        settings.upstreams().forEach((name, access) -> {
            names.add(name);
            access.credentials().keySet().stream()
                    .map(credential -> new Lane(name, Optional.of(credential)).name())
                    .forEach(names::add);
        });
        return List.copyOf(names);
    }
}
