package io.reelgate.domain.model;

import java.util.List;

/**
 * Who generates a model's tasks.
 *
 * @param allowed the providers a caller may name, in the order they are listed to callers
 * @param defaultProvider taken when neither the caller nor the account names one
 * @param routes all routes, the preferred first
 */
public record Routing(List<Provider> allowed, Provider defaultProvider, List<Route> routes) {

    public Routing {
        allowed = List.copyOf(allowed);
        routes = List.copyOf(routes);
    }

    /** The routes of one provider, the preferred first. */
    public List<Route> of(Provider provider) {
        return routes.stream().filter(route -> route.provider() == provider).toList();
    }
}
