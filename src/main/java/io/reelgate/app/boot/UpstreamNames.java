package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Route;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All upstreams at which tasks may be: those that routes name, and those that are configured. */
final class UpstreamNames {
    private UpstreamNames() {}

    static Set<String> routed(Catalogue catalogue) {
        Set<String> names = new TreeSet<>();
        catalogue
                .all()
                .forEach(model ->
                        model.routing().routes().stream().map(Route::upstream).forEach(names::add));
        return names;
    }

    static List<String> all(Catalogue catalogue, Settings settings) {
        Set<String> names = routed(catalogue);
        names.addAll(settings.upstreams().keySet());
        return List.copyOf(names);
    }
}
