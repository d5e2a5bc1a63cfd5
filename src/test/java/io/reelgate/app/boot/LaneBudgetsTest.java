package io.reelgate.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.app.settings.Settings;
import io.reelgate.config.Configured;
import io.reelgate.config.bind.Bound;
import io.reelgate.domain.lane.Budget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneBudgetsTest {
    private static final String KEY = "REELGATE_UPSTREAMS_WAVESPEED_APIKEY";

    @TempDir
    private Path folder;

    private static Bound<Configured<Settings>> configured(Map<String, String> environment) {
        return Configured.read(Settings.class, environment);
    }

    private static Budget budget(String lane, Map<String, String> environment) {
        Settings settings = configured(environment).orElseThrow().settings();
        return new LaneBudgets(settings).of(List.of(lane)).get(lane);
    }

    @Test
    void isWhatTheVendorDocumentsUnlessItIsSet() {
        Map<String, String> set = new HashMap<>(Map.of(KEY, "k"));
        assertThat(budget("wavespeed", set)).isEqualTo(Budget.of(5, 3));

        set.put("REELGATE_UPSTREAMS_WAVESPEED_REQUESTSPERMINUTE", "60");

        assertThat(budget("wavespeed", set)).isEqualTo(Budget.of(60, 3));
        assertThat(budget("fal", set)).isEqualTo(Budget.NONE);
    }

    @Test
    void aSimulatedLaneHasOnlyWhatIsSet() {
        assertThat(budget("wavespeed", Map.of())).isEqualTo(Budget.NONE);
        assertThat(budget("wavespeed", Map.of("REELGATE_UPSTREAMS_WAVESPEED_CONCURRENT", "2")))
                .isEqualTo(new Budget(Optional.empty(), Optional.of(2)));
    }

    @Test
    void aCredentialMayHaveItsOwn() throws Exception {
        Files.writeString(folder.resolve("reelgate.yaml"), """
            upstreams:
              wavespeed:
                apiKey: k
                concurrent: 100
                credentials: {gold: {apiKey: g, requestsPerMinute: 600, concurrent: 2000}, other: {apiKey: o}}
            """);
        Map<String, String> environment = Map.of("REELGATE_CONF_DIR", folder.toString());

        assertThat(budget("wavespeed.gold", environment)).isEqualTo(Budget.of(600, 2_000));
        assertThat(budget("wavespeed.other", environment)).isEqualTo(Budget.of(5, 100));
        assertThat(budget("wavespeed", environment)).isEqualTo(Budget.of(5, 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPSTREAMS_FAL_CONCURRENT | 0 | concurrent must be 1 to 100000 (was 0)",
                "UPSTREAMS_FAL_REQUESTSPERMINUTE | 100001 | requestsPerMinute must be 1 to 100000 (was 100001)",
                "BREAKER_SILENCE | 0s | silence must be above 0 (was 0ms)",
                "BREAKER_ACCOUNTPAUSE | 500ms | accountPause must be 1s or more (was 500ms)",
                "OPS_ADMINKEY | short | adminKey must be 16-128 visible ASCII characters",
            })
    void namesTheFieldAndWhatIsAllowed(String variable, String value, String message) {
        assertThat(configured(Map.of("REELGATE_" + variable, value)).errors().toString())
                .contains(message);
    }

    @Test
    void theAdminKeyIsNeverShown() {
        Settings settings = configured(Map.of("REELGATE_OPS_ADMINKEY", "5ec7e7-5ec7e7-5ec7e7"))
                .orElseThrow()
                .settings();

        assertThat(settings.ops().adminKey()).isPresent();
        assertThat(settings.toString()).doesNotContain("5ec7e7");
        assertThat(settings.breaker().silence()).isEqualTo(Duration.ofSeconds(5));
    }
}
