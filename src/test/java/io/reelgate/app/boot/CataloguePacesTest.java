package io.reelgate.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.model.Provider;
import io.reelgate.domain.pace.Cadence;
import io.reelgate.domain.pace.Cadences;
import io.reelgate.domain.pace.Histogram;
import io.reelgate.domain.pace.JobKinds;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.request.ShippedModels;
import io.reelgate.domain.task.Pace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CataloguePacesTest {
    private static final String VEO = "veo-3-1";

    private final Cadences cadences = new Cadences();
    private final CataloguePaces target = new CataloguePaces(
            ShippedModels.CATALOGUE,
            new JobKinds(ShippedModels.CATALOGUE),
            cadences,
            upstream -> upstream.equals("gemini") ? Duration.ofSeconds(10) : Duration.ZERO);

    @Test
    void anUpstreamThatSaysNothingIsLookedAtAtTheUsualTime() {
        Pace pace = target.at("fal.eu", VEO, fast());

        assertThat(pace.usualTo()).isEqualTo(Duration.ofSeconds(135));
        assertThat(pace.looks()).isSameAs(target.of(VEO, fast()).looks());
        assertThat(pace.looks().first(0)).isBetween(Duration.ofSeconds(105), Duration.ofSeconds(107));
    }

    @Test
    void anUpstreamsOwnExtremesAndGapHoldThere() {
        Cadence looks = target.at("gemini.second", VEO, fast()).looks();
        Duration first = looks.first(0);

        assertThat(first).isLessThan(Duration.ofSeconds(40));
        assertThat(looks.next(first, 0).minus(first)).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whatWasLearnedOfALaneHoldsThereOnly() {
        Map<Integer, Long> units = new HashMap<>();
        units.put(130, 200L * Histogram.UNITS);
        cadences.learn(VEO, "fal", Map.of("fast", Histogram.of(units)));

        assertThat(target.at("fal", VEO, fast()).looks().first(0)).isLessThan(Duration.ofSeconds(60));
        assertThat(target.at("kie", VEO, fast()).looks().first(0)).isGreaterThan(Duration.ofSeconds(100));
    }

    @Test
    void aModelThatIsGoneIsLookedAtAllTheSame() {
        assertThat(target.at("fal", "gone", fast()).looks().first(0)).isEqualTo(Duration.ofSeconds(30));
    }

    private static GenerateRequest fast() {
        return new GenerateRequest(
                RequestType.ASYNC, Optional.empty(), Provider.AUTO, Optional.empty(), Map.of("mode", "fast"));
    }
}
