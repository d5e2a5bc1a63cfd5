package io.reelgate.config.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.ConfFolder;
import io.reelgate.config.bind.Variables;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of contract 4. */
class ShippedModelsTest {

    private static final Catalogue CATALOGUE = catalogue(Map.of());

    @ParameterizedTest
    @CsvSource({
        "ltx-2-19b, 10000, 1000, 100000",
        "wan-2-5, 10000, 1000, 100000",
        "sora-2-pro, 60, 10, 1200",
        "veo-3-1, 10000, 1000, 100000"
    })
    void haveTheLimitsOfTheContract(String id, int requests, int concurrent, int statusReads) {
        Model model = CATALOGUE.find(id).orElseThrow();

        assertThat(model.limits()).isEqualTo(new Limits(requests, concurrent, statusReads));
    }

    @ParameterizedTest
    @CsvSource({"ltx-2-19b, 60, 30", "wan-2-5, 50, 30", "sora-2-pro, 120, 30", "veo-3-1, 90, 20"})
    void haveTheTimesOfTheContract(String id, int firstPoll, int deadline) {
        Model model = CATALOGUE.find(id).orElseThrow();

        assertThat(model.timing().firstPoll()).isEqualTo(Duration.ofSeconds(firstPoll));
        assertThat(model.timing().advice().interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(model.timing().deadline()).isEqualTo(Duration.ofMinutes(deadline));
    }

    @Test
    void areFour() {
        assertThat(CATALOGUE.all()).map(Model::id).containsExactly("ltx-2-19b", "sora-2-pro", "veo-3-1", "wan-2-5");
    }

    @Test
    void offerSoraByTheOfficialRouteOnly() {
        Model sora = CATALOGUE.find("sora-2-pro").orElseThrow();

        assertThat(sora.allowedProviders()).containsExactly(Provider.OFFICIAL);
        assertThat(sora.defaultProvider()).isEqualTo(Provider.OFFICIAL);
        assertThat(sora.routesOf(Provider.OFFICIAL))
                .filteredOn(route -> !route.unconfirmed())
                .extracting(Route::upstream)
                .containsExactly("apixo", "openai");
        assertThat(sora.routesOf(Provider.AUTO)).isEmpty();
    }

    /** Every cell of table 10.0 of the reference that is not empty. */
    @ParameterizedTest
    @CsvSource({
        "ltx-2-19b, fal ltx wavespeed apixo",
        "wan-2-5, dashscope fal wavespeed replicate kie apixo",
        "sora-2-pro, openai fal wavespeed replicate kie apixo",
        "veo-3-1, gemini vertex fal wavespeed replicate kie apixo"
    })
    void haveARouteToEveryVendorThatHasThem(String id, String upstreams) {
        assertThat(CATALOGUE.find(id).orElseThrow().routing().routes().stream()
                        .map(Route::upstream)
                        .distinct())
                .containsExactlyInAnyOrder(upstreams.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"wan-2-5, kie", "wan-2-5, replicate", "sora-2-pro, wavespeed", "sora-2-pro, kie", "veo-3-1, replicate"})
    void markWhatOnlyThirdPartiesKnow(String id, String upstream) {
        assertThat(CATALOGUE.find(id).orElseThrow().routing().routes())
                .filteredOn(route -> route.upstream().equals(upstream))
                .isNotEmpty()
                .allMatch(Route::unconfirmed);
    }

    @ParameterizedTest
    @CsvSource({
        "ltx-2-19b, AUTO, wavespeed fal ltx apixo",
        "ltx-2-19b, VALUE, wavespeed fal apixo",
        "ltx-2-19b, OFFICIAL, fal ltx apixo",
        "wan-2-5, AUTO, wavespeed fal dashscope apixo",
        "wan-2-5, VALUE, wavespeed fal apixo",
        "wan-2-5, OFFICIAL, dashscope apixo",
        "veo-3-1, AUTO, kie wavespeed fal gemini vertex apixo",
        "veo-3-1, VALUE, kie wavespeed fal apixo",
        "veo-3-1, OFFICIAL, gemini vertex apixo"
    })
    void preferValueRoutesUnderAuto(String id, Provider provider, String upstreams) {
        assertThat(CATALOGUE.find(id).orElseThrow().routesOf(provider).stream()
                        .filter(route -> !route.unconfirmed())
                        .map(Route::upstream)
                        .distinct())
                .containsExactly(upstreams.split(" ", -1));
    }

    @Test
    void takeChangesFromTheEnvironment() {
        Catalogue changed = catalogue(Map.of("REELGATE_MODELS_SORA_2_PRO_LIMITS_CONCURRENT", "1000"));

        assertThat(changed.find("sora-2-pro").orElseThrow().limits().concurrent())
                .isEqualTo(1000);
    }

    private static Catalogue catalogue(Map<String, String> environment) {
        return ModelFiles.read(ConfFolder.of(Variables.of(Map.of())).models(), Variables.of(environment))
                .orElseThrow();
    }
}
