package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.app.settings.UpstreamAccess;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Route;
import io.reelgate.upstream.Adapters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All upstreams at which tasks may be: those that routes name, and those that are configured. */
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
        return access(name, settings).map(access -> access.vendor(name)).orElseGet(() -> Adapters.find(name));
    }

    /** Whether tasks are sent there. */
    static boolean isInUse(String name, Settings settings) {
        return settings.simulated()
                || access(name, settings).filter(UpstreamAccess::complete).isPresent();
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
        names.addAll(settings.upstreams().keySet());
        return List.copyOf(names);
    }
}
