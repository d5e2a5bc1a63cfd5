package io.reelgate.upstream;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.port.NoRoute;
import io.reelgate.port.Routability;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Chooses among the catalogue's routes: those whose upstream is configured and that honour the request. */
final class Routes {
    private final Catalogue catalogue;
    private final Set<String> upstreams;
    private final BiPredicate<Route, GenerateRequest> vendors;

    Routes(Catalogue catalogue, Set<String> upstreams) {
        this(catalogue, upstreams, (route, request) -> true);
    }

    /** {@code vendors}: whether the vendor of a configured route can take a request at all. */
    Routes(Catalogue catalogue, Set<String> upstreams, BiPredicate<Route, GenerateRequest> vendors) {
        this.catalogue = catalogue;
        this.upstreams = Set.copyOf(upstreams);
        this.vendors = vendors;
    }

    /** The first that can take the request. */
    Route choose(String model, GenerateRequest request) {
        return routes(model, request).findFirst().orElseThrow(() -> new NoRoute("no configured route takes " + model));
    }

    /** Whether there is a route for a request, as far as the configuration says. */
    Routability of(String model, GenerateRequest request) {
        if (routes(model, request).findAny().isPresent()) {
            return Routability.ROUTABLE;
        }
        return configured(model).findAny().isPresent() ? Routability.UNFIT : Routability.OFF;
    }

    private Stream<Route> configured(String model) {
        return catalogue.find(model).stream()
                .flatMap(found -> found.routing().routes().stream())
                .filter(route -> upstreams.contains(route.upstream()));
    }

    /** The model's name at the upstream that a request was sent to. */
    String modelAt(String upstream, String model, GenerateRequest request) {
        return routes(model, request)
                .filter(route -> route.upstream().equals(upstream))
                .findFirst()
                .map(Route::upstreamModel)
                .orElseThrow(() -> new NoRoute("no route to " + upstream + " takes " + model));
    }

    /** The model's name at the upstream that a job runs at, as far as the catalogue still knows it. */
    String modelAt(String upstream, String model) {
        return catalogue.find(model).stream()
                .flatMap(found -> found.routing().routes().stream())
                .filter(route -> route.upstream().equals(upstream))
                .findFirst()
                .map(Route::upstreamModel)
                .orElse(model);
    }

    private Stream<Route> routes(String model, GenerateRequest request) {
        return catalogue.find(model).stream()
                .flatMap((Model found) -> found.routesOf(request.provider()).stream())
                .filter(route -> upstreams.contains(route.upstream()))
                .filter(route -> route.honours(request.input()))
                .filter(route -> vendors.test(route, request));
    }
}
