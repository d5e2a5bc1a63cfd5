package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.port.NoRoute;
import io.reelgate.port.Routability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final List<Route> ROUTES = List.of(
            new Route(Provider.AUTO, "cheap", "wan-cheap", false),
            new Route(Provider.AUTO, "exact", "wan-exact", true),
            new Route(Provider.OFFICIAL, "exact", "wan-official", true));

    private static Routes routes(String... upstreams) {
        return new Routes(SampleModels.catalogue(ROUTES), Set.of(upstreams));
    }

    private static GenerateRequest request(Provider provider, Map<String, Object> input) {
        return new GenerateRequest(RequestType.ASYNC, Optional.empty(), provider, Optional.empty(), input);
    }

    @Test
    void theFirstRouteOfTheProviderIsTaken() {
        assertThat(routes("cheap", "exact").choose("wan-2-5", request(Provider.AUTO, Map.of())))
                .isEqualTo(ROUTES.getFirst());
        assertThat(routes("cheap", "exact").choose("wan-2-5", request(Provider.OFFICIAL, Map.of())))
                .isEqualTo(ROUTES.getLast());
    }

    @Test
    void aSeedTakesOnlyARouteThatHonoursIt() {
        assertThat(routes("cheap", "exact").choose("wan-2-5", request(Provider.AUTO, Map.of("seed", 42L))))
                .isEqualTo(ROUTES.get(1));
        assertThat(routes("cheap", "exact").choose("wan-2-5", request(Provider.AUTO, Map.of("seed", -1L))))
                .isEqualTo(ROUTES.getFirst());
    }

    @Test
    void anUpstreamThatIsNotConfiguredIsPassedOver() {
        assertThat(routes("exact").choose("wan-2-5", request(Provider.AUTO, Map.of())))
                .isEqualTo(ROUTES.get(1));
    }

    @Test
    void withoutARouteThereIsNone() {
        assertThatExceptionOfType(NoRoute.class)
                .isThrownBy(() -> routes("cheap").choose("wan-2-5", request(Provider.VALUE, Map.of())));
        assertThatExceptionOfType(NoRoute.class)
                .isThrownBy(() -> routes("cheap").choose("gone", request(Provider.AUTO, Map.of())));
        assertThatExceptionOfType(NoRoute.class)
                .isThrownBy(() -> routes("other").choose("wan-2-5", request(Provider.AUTO, Map.of())));
    }

    @Test
    void aRequestTakesOnlyARouteThatHonoursIt() {
        Condition wide = new Condition(Map.of("aspect_ratio", Set.of("16:9")));
        List<Route> routes = List.of(
                new Route(Provider.AUTO, "cheap", "wide-only", true, wide, List.of()),
                new Route(Provider.AUTO, "exact", "all", true));
        Routes target = new Routes(SampleModels.catalogue(routes), Set.of("cheap", "exact"));

        assertThat(target.choose("wan-2-5", request(Provider.AUTO, Map.of("aspect_ratio", "16:9"))))
                .isEqualTo(routes.getFirst());
        assertThat(target.choose("wan-2-5", request(Provider.AUTO, Map.of("aspect_ratio", "1:1"))))
                .isEqualTo(routes.getLast());
    }

    @Test
    void oneUpstreamMayHaveSeveralModelsForOneOfOurs() {
        List<Route> routes = List.of(
                new Route(Provider.AUTO, "exact", "from-text", true, mode("text"), List.of()),
                new Route(Provider.AUTO, "exact", "from-image", true, mode("image"), List.of()));
        Routes target = new Routes(SampleModels.catalogue(routes), Set.of("exact"));

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
        assertThat(target.modelAt("exact", "gone")).isEqualTo("gone");
    }
}
