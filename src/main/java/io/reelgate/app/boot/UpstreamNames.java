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
    /** What the simulator speaks. */
    static final String SIMULATED_FORMAT = "apixo";

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
                ? isSimulated(name, settings)
                : access(name, settings).filter(UpstreamAccess::complete).isPresent();
    }

    /** The simulator speaks one format, and stands in for what nobody else speaks. */
    private static boolean isSimulated(String name, Settings settings) {
        String format =
                access(name, settings).map(access -> access.format(name)).orElse(name);
        return format.equals(SIMULATED_FORMAT) || Adapters.find(format).isEmpty();
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
