package io.reelgate.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartChecksTest {
    @TempDir
    Path folder;

    private Map<String, String> production;

    @BeforeEach
    void setUpForProduction() throws IOException {
        Files.writeString(folder.resolve("reelgate.yaml"), """
            accounts:
              - {id: studio, keyHashes: [%s]}
            """.formatted("0".repeat(64)));
        production = new HashMap<>(Map.of(
                "REELGATE_PROFILE", "production",
                "REELGATE_CONF_DIR", folder.toString(),
                "REELGATE_REDIS_URL", "redis://redis.internal",
                "REELGATE_HTTP_PUBLICURL", "https://video.example.com",
                "REELGATE_UPSTREAMS_APIXO_BASEURL", "https://api.example.com",
                "REELGATE_UPSTREAMS_APIXO_APIKEY", "k"));
    }

    @Test
    void letsACompleteProductionSetUpPass() {
        assertThatCode(() -> check(production)).doesNotThrowAnyException();
    }

    @Test
    void refusesWebhooksThatAnybodyCouldReadInProduction() {
        production.put("REELGATE_HINTS_INSECURE", "true");

        assertThatThrownBy(() -> check(production))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("profile production: hints.insecure must be false");
    }

    @Test
    void asksForNothingOutsideOfProduction() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "REELGATE_REDIS_URL, redis.url must be set",
        "REELGATE_HTTP_PUBLICURL, http.publicUrl must be set",
        "REELGATE_UPSTREAMS_APIXO_APIKEY, upstreams must hold a vendor",
        "REELGATE_CONF_DIR, accounts must not be empty"
    })
    void refusesProductionWithout(String name, String reason) {
        production.remove(name);

        assertThatThrownBy(() -> check(production))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("profile production: " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.kie.ai", "http://10.0.0.8:9000", "http://localhost.example.com"})
    void refusesProductionThatSendsAKeyInTheClear(String url) {
        production.put("REELGATE_UPSTREAMS_APIXO_BASEURL", url);

        assertThatThrownBy(() -> check(production))
                .isInstanceOf(StartRefused.class)
                .hasMessage("profile production: upstreams.apixo.baseUrl must be https, or http of this very machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9000", "http://127.0.0.1:9000", "http://[::1]:9000"})
    void aVendorMayStandBesideUs(String url) {
        production.put("REELGATE_UPSTREAMS_APIXO_BASEURL", url);

        assertThatCode(() -> check(production)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.140.Final", "4.2.9.Final", "4.2.17.Final", "4.2", "3.10.6.Final", "4.2.x"})
    void takesOlderNettyForTooOld(String version) {
        assertThat(StartChecks.olderThanNeeded(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.2.18.Final", "4.2.19.Final", "4.2.100.Final", "4.3.0.Final", "5.0.0.Alpha1", "4.2.18"})
    void takesThatNettyAndNewerOnes(String version) {
        assertThat(StartChecks.olderThanNeeded(version)).isFalse();
    }

    private static void check(Map<String, String> environment) {
        new StartChecks(Configuration.load(environment)).run();
    }
}
