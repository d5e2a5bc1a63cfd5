package io.reelgate.domain.route;

import io.reelgate.domain.model.DurationRange;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The order in which a request's routes are tried: that of the file, and where the gateway was told to choose, value
 * before official, then the cheaper, then the faster, then that of the file. What is not known of a route is taken from
 * the model: its price to callers, and the upper end of its usual duration.
 *
 * @param speeds the median duration measured for an upstream and a model
 */
record RouteOrder(Model model, Map<String, Object> input, BiFunction<String, String, Optional<Duration>> speeds) {
    Comparator<Route> of(Provider provider) {
        return provider == Provider.AUTO
                ? Comparator.comparing(Route::kind).thenComparing(this::price).thenComparing(this::speed)
                : Comparator.comparing(route -> 0);
    }

    private long price(Route route) {
        return route.price()
                .flatMap(price -> price.find(input))
                .or(() -> model.price().find(input))
                .orElse(Long.MAX_VALUE);
    }

    private Duration speed(Route route) {
        return speeds.apply(route.upstream(), model.id())
                .or(() -> model.timing().find(input).map(DurationRange::to))
                .orElse(Duration.ofDays(1));
    }
}
