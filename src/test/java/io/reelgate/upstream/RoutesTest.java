package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.route.Lane;
import io.reelgate.domain.route.LaneShare;
import io.reelgate.domain.route.RouteChoice;
import io.reelgate.domain.route.RouteChoice.Why;
import io.reelgate.port.Routability;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final List<Route> ROUTES = List.of(
            new Route(Provider.AUTO, "cheap", "wan-cheap", false),
            new Route(Provider.AUTO, "exact", "wan-exact", true),
            new Route(Provider.OFFICIAL, "exact", "wan-official", true));

    private static Routes routes(String... upstreams) {
        return routes(ROUTES, upstreams);
    }

    private static Routes routes(List<Route> routes, String... upstreams) {
        List<LaneShare> lanes =
                Stream.of(upstreams).map(Lane::of).map(LaneShare::new).toList();
        return new Routes(
                SampleModels.catalogue(routes),
                lanes,
                Navigation.plain(new SplittableRandom(1)),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static Route choose(Routes target, String model, GenerateRequest request) {
        return ((RouteChoice.Taken) target.choose(model, request, List.of(), Set.of())).route();
    }

    private static GenerateRequest request(Provider provider, Map<String, Object> input) {
        return new GenerateRequest(RequestType.ASYNC, Optional.empty(), provider, Optional.empty(), input);
    }

    @Test
    void theFirstRouteOfTheProviderIsTaken() {
        assertThat(choose(routes("cheap", "exact"), "wan-2-5", request(Provider.AUTO, Map.of())))
                .isEqualTo(ROUTES.getFirst());
        assertThat(choose(routes("cheap", "exact"), "wan-2-5", request(Provider.OFFICIAL, Map.of())))
                .isEqualTo(ROUTES.getLast());
    }

    @Test
    void aSeedTakesOnlyARouteThatHonoursIt() {
        assertThat(choose(routes("cheap", "exact"), "wan-2-5", request(Provider.AUTO, Map.of("seed", 42L))))
                .isEqualTo(ROUTES.get(1));
        assertThat(choose(routes("cheap", "exact"), "wan-2-5", request(Provider.AUTO, Map.of("seed", -1L))))
                .isEqualTo(ROUTES.getFirst());
    }

    @Test
    void anUpstreamThatIsNotConfiguredIsPassedOver() {
        assertThat(choose(routes("exact"), "wan-2-5", request(Provider.AUTO, Map.of())))
                .isEqualTo(ROUTES.get(1));
    }

    @Test
    void withoutARouteThereIsNone() {
        assertThat(routes("cheap").choose("wan-2-5", request(Provider.VALUE, Map.of()), List.of(), Set.of()))
                .isEqualTo(new RouteChoice.Nowhere(Why.UNFIT));
        assertThat(routes("cheap").choose("gone", request(Provider.AUTO, Map.of()), List.of(), Set.of()))
                .isEqualTo(new RouteChoice.Nowhere(Why.OFF));
        assertThat(routes("other").choose("wan-2-5", request(Provider.AUTO, Map.of()), List.of(), Set.of()))
                .isEqualTo(new RouteChoice.Nowhere(Why.OFF));
    }

    @Test
    void aRequestTakesOnlyARouteThatHonoursIt() {
        Condition wide = new Condition(Map.of("aspect_ratio", Set.of("16:9")));
        List<Route> routes = List.of(
                new Route(Provider.AUTO, "cheap", "wide-only", true, wide, List.of()),
                new Route(Provider.AUTO, "exact", "all", true));
        Routes target = routes(routes, "cheap", "exact");

        assertThat(choose(target, "wan-2-5", request(Provider.AUTO, Map.of("aspect_ratio", "16:9"))))
                .isEqualTo(routes.getFirst());
        assertThat(choose(target, "wan-2-5", request(Provider.AUTO, Map.of("aspect_ratio", "1:1"))))
                .isEqualTo(routes.getLast());
    }

    @Test
    void oneUpstreamMayHaveSeveralModelsForOneOfOurs() {
        List<Route> routes = List.of(
                new Route(Provider.AUTO, "exact", "from-text", true, mode("text"), List.of()),
                new Route(Provider.AUTO, "exact", "from-image", true, mode("image"), List.of()));
        Routes target = routes(routes, "exact");

        assertThat(target.modelAt("exact", "wan-2-5", request(Provider.AUTO, Map.of("mode", "image"))))
                .isEqualTo("from-image");
    }

    private static Condition mode(String mode) {
        return new Condition(Map.of("mode", Set.of(mode)));
    }

    @Test
    void tellsAModelThatIsOffFromARequestThatNobodyHonours() {
        assertThat(routes("cheap").of("wan-2-5", request(Provider.AUTO, Map.of())))
                .isEqualTo(Routability.ROUTABLE);
        assertThat(routes("cheap").of("wan-2-5", request(Provider.AUTO, Map.of("seed", 42L))))
                .isEqualTo(Routability.UNFIT);
        assertThat(routes("cheap").of("wan-2-5", request(Provider.OFFICIAL, Map.of())))
                .isEqualTo(Routability.UNFIT);
        assertThat(routes("other").of("wan-2-5", request(Provider.AUTO, Map.of())))
                .isEqualTo(Routability.OFF);
    }

    @Test
    void theModelIsNamedAsTheUpstreamNamesIt() {
        Routes target = routes("cheap", "exact");

        assertThat(target.modelAt("exact", "wan-2-5", request(Provider.OFFICIAL, Map.of())))
                .isEqualTo("wan-official");
        assertThat(target.modelAt("exact", "wan-2-5")).isEqualTo("wan-exact");
        assertThat(target.modelAt("exact.eu", "wan-2-5")).isEqualTo("wan-exact");
        assertThat(target.modelAt("exact", "gone")).isEqualTo("gone");
    }
}
