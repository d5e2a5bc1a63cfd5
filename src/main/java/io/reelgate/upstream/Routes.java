package io.reelgate.upstream;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.route.ConfiguredLanes;
import io.reelgate.domain.route.Decline;
import io.reelgate.domain.route.Lane;
import io.reelgate.domain.route.LaneShare;
import io.reelgate.domain.route.LaneState;
import io.reelgate.domain.route.Outlook;
import io.reelgate.domain.route.RouteChoice;
import io.reelgate.domain.route.RouteChoice.Why;
import io.reelgate.domain.route.RouteRules;
import io.reelgate.port.NoRoute;
import io.reelgate.port.Routability;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** The catalogue's routes over the configured lanes. */
final class Routes {
    private final Catalogue catalogue;
    private final RouteRules rules;
    private final Navigation navigation;
    private final Clock clock;

    Routes(Catalogue catalogue, Collection<LaneShare> lanes, Navigation navigation, Clock clock) {
        this(catalogue, lanes, navigation, clock, (route, request) -> true);
    }

    /** {@code vendors}: whether the vendor of a configured route can take a request at all. */
    Routes(
            Catalogue catalogue,
            Collection<LaneShare> lanes,
            Navigation navigation,
            Clock clock,
            BiPredicate<Route, GenerateRequest> vendors) {
        this.catalogue = catalogue;
        this.rules =
                new RouteRules(ConfiguredLanes.of(lanes, navigation.daring()), navigation.speeds()::median, vendors);
        this.navigation = navigation;
        this.clock = clock;
    }

    /** The way of a request that these lanes have declined before; none over {@code passedOver}. */
    RouteChoice choose(String model, GenerateRequest request, List<Decline> declines, Set<String> passedOver) {
        Outlook outlook = new Outlook(this::state, declines, passedOver, clock.instant());
        return catalogue
                .find(model)
                .map(found -> rules.choose(found, request, outlook, navigation.random()))
                .orElse(new RouteChoice.Nowhere(Why.OFF));
    }

    private LaneState state(String lane) {
        return navigation.states().of(lane);
    }

    /** Whether there is a route for a request, as far as configuration and operators say. */
    Routability of(String model, GenerateRequest request) {
        return catalogue
                .find(model)
                .map(found -> rules.objection(found, request, this::state)
                        .map(why -> why == Why.OFF ? Routability.OFF : Routability.UNFIT)
                        .orElse(Routability.ROUTABLE))
                .orElse(Routability.OFF);
    }

    /** The model's name at the upstream that a request was sent to. */
    String modelAt(String lane, String model, GenerateRequest request) {
        return catalogue
                .find(model)
                .flatMap(found -> rules.routeTo(Lane.of(lane).upstream(), found, request))
                .map(Route::upstreamModel)
                .orElseThrow(() -> new NoRoute("no route to " + lane + " takes " + model));
    }

    /** The model's name at the upstream that a job runs at, as far as the catalogue still knows it. */
    String modelAt(String lane, String model) {
        return catalogue.find(model).stream()
                .flatMap(found -> found.routing().routes().stream())
                .filter(route -> route.upstream().equals(Lane.of(lane).upstream()))
                .findFirst()
                .map(Route::upstreamModel)
                .orElse(model);
    }
}
