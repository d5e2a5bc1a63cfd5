package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.port.NoRoute;
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
    void theModelIsNamedAsTheUpstreamNamesIt() {
        Routes target = routes("cheap", "exact");

        assertThat(target.modelAt("exact", "wan-2-5", request(Provider.OFFICIAL, Map.of())))
                .isEqualTo("wan-official");
        assertThat(target.modelAt("exact", "wan-2-5")).isEqualTo("wan-exact");
        assertThat(target.modelAt("exact", "gone")).isEqualTo("gone");
    }
}
