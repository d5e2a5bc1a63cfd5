package io.reelgate.domain.route;

import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.route.RouteChoice.Later;
import io.reelgate.domain.route.RouteChoice.Nowhere;
import io.reelgate.domain.route.RouteChoice.Taken;
import io.reelgate.domain.route.RouteChoice.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses a task's way. A route is taken into account where its upstream is configured and it honours all that the
 * request asks for; of an upstream only its first such route. Among the lanes of the upstream chance decides by weight.
 *
 * @param speeds the median duration measured for a lane and a model
 * @param vendors whether the vendor of a route can take a request at all
 */
public record RouteRules(
        ConfiguredLanes lanes,
        BiFunction<String, String, Optional<Duration>> speeds,
        BiPredicate<Route, GenerateRequest> vendors) {
    RouteRules(ConfiguredLanes lanes, BiFunction<String, String, Optional<Duration>> speeds) {
        this(lanes, speeds, (route, request) -> true);
    }

    public RouteChoice choose(Model model, GenerateRequest request, Outlook outlook, RandomGenerator random) {
        List<Route> fitting = fitting(model, request);
        if (fitting.isEmpty()) {
            return new Nowhere(configured(model).findAny().isPresent() ? Why.UNFIT : Why.OFF);
        }
        return ordered(model, request, fitting)
                .flatMap(route -> taken(route, outlook, random).stream())
                .findFirst()
                .orElseGet(() -> none(fitting, outlook));
    }

    /** Whether a request could go anywhere, now or later, as far as configuration and operator say. */
    public Optional<Why> objection(Model model, GenerateRequest request, Function<String, LaneState> states) {
        Outlook outlook = new Outlook(states, List.of(), Set.of(), Instant.EPOCH);
        if (configured(model).noneMatch(route -> isOn(route, outlook))) {
            return Optional.of(Why.OFF);
        }
        boolean fits = fitting(model, request).stream().anyMatch(route -> isOn(route, outlook));
        return fits ? Optional.empty() : Optional.of(Why.UNFIT);
    }

    /** The route by which a request goes to an upstream. */
    public Optional<Route> routeTo(String upstream, Model model, GenerateRequest request) {
        return fitting(model, request).stream()
                .filter(route -> route.upstream().equals(upstream))
                .findFirst();
    }

    private boolean isOn(Route route, Outlook outlook) {
        return lanes.of(route.upstream()).stream().anyMatch(share -> !outlook.isDisabled(share));
    }

    private Stream<Route> configured(Model model) {
        return model.routing().routes().stream().filter(lanes::offer);
    }

    private List<Route> fitting(Model model, GenerateRequest request) {
        return model.routesOf(request.provider()).stream()
                .filter(lanes::offer)
                .filter(route -> route.honours(request.input()))
                .filter(route -> vendors.test(route, request))
                .collect(Collectors.toMap(Route::upstream, route -> route, (first, other) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private Stream<Route> ordered(Model model, GenerateRequest request, List<Route> fitting) {
        return fitting.stream().sorted(new RouteOrder(model, request.input(), this::fastest).of(request.provider()));
    }

    private Optional<Duration> fastest(String upstream, String model) {
        return lanes.of(upstream).stream()
                .flatMap(share -> speeds.apply(share.lane().name(), model).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<RouteChoice> taken(Route route, Outlook outlook, RandomGenerator random) {
        List<LaneShare> usable =
                lanes.of(route.upstream()).stream().filter(outlook::isUsable).toList();
        return usable.isEmpty() ? Optional.empty() : Optional.of(new Taken(drawn(usable, random), route));
    }

    private static Lane drawn(List<LaneShare> usable, RandomGenerator random) {
        int left = usable.size() == 1
                ? 0
                : random.nextInt(usable.stream().mapToInt(LaneShare::weight).sum());
        for (LaneShare share : usable) {
            if (left < share.weight()) {
                return share.lane();
            }
            left -= share.weight();
        }
        throw new IllegalStateException("weights add up");
    }

    private RouteChoice none(List<Route> fitting, Outlook outlook) {
        List<LaneShare> on = fitting.stream()
                .flatMap(route -> lanes.of(route.upstream()).stream())
                .filter(share -> !outlook.isDisabled(share))
                .toList();
        if (on.isEmpty()) {
            return new Later(outlook.now(), Why.DISABLED);
        }
        return on.stream()
                .filter(share -> !outlook.hasRefusedForGood(share))
                .map(outlook::reopening)
                .min(Comparator.naturalOrder())
                .<RouteChoice>map(at -> new Later(at, Why.CLOSED))
                .orElse(new Nowhere(Why.DECLINED));
    }
}
