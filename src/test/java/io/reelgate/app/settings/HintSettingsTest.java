package io.reelgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.Configured;
import io.reelgate.domain.route.Lane;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What turns vendors' webhooks on, and what is said where half of it is missing. */
class HintSettingsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Map<String, String> PUBLIC = Map.of(
            "REELGATE_HTTP_PUBLICURL", "https://gateway.example.com",
            "REELGATE_UPSTREAMS_FAL_APIKEY", "k",
            "REELGATE_UPSTREAMS_REPLICATE_APIKEY", "k");

    private static Map<String, String> with(String... namesAndValues) {
        Map<String, String> all = new HashMap<>(PUBLIC);
        for (int at = 0; at < namesAndValues.length; at += 2) {
            all.put("REELGATE_" + namesAndValues[at], namesAndValues[at + 1]);
        }
        return all;
    }

    private static HintAccess hints(String upstream, Map<String, String> environment) {
        Settings settings =
                Configured.read(Settings.class, environment).orElseThrow().settings();
        return settings.upstreams().get(upstream).hints();
    }

    private static String errors(Map<String, String> environment) {
        return Configured.read(Settings.class, environment).errors().toString();
    }

    @Test
    void areOffUnlessTurnedOn() {
        assertThat(hints("fal", PUBLIC).on()).isFalse();
        assertThat(hints("replicate", PUBLIC).on()).isFalse();
    }

    @Test
    void aSecretOrKeysTurnThemOn() {
        Map<String, String> on =
                with("UPSTREAMS_REPLICATE_WEBHOOKSECRET", SECRET, "UPSTREAMS_FAL_WEBHOOKKEYS", "vendor");

        assertThat(hints("replicate", on).webhookSecret()).contains(SECRET);
        assertThat(hints("fal", on).keys("fal"))
                .contains(URI.create("https://rest.alpha.fal.ai/.well-known/jwks.json"));
        assertThat(hints("fal", with("UPSTREAMS_FAL_WEBHOOKKEYS", "https://keys.example.com/jwks"))
                        .keys("fal"))
                .contains(URI.create("https://keys.example.com/jwks"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gateway.example.com",
                "https://localhost",
                "https://gateway",
                "https://10.0.0.7",
                "https://127.0.0.1:8443"
            })
    void needAUrlThatTheVendorCanReach(String url) {
        assertThat(errors(with("HTTP_PUBLICURL", url, "UPSTREAMS_FAL_WEBHOOKKEYS", "vendor")))
                .contains("upstreams.fal's webhooks need an http.publicUrl that is a public https URL", "(was " + url);
        assertThat(errors(with("HTTP_PUBLICURL", url, "UPSTREAMS_FAL_WEBHOOKKEYS", "vendor", "HINTS_INSECURE", "true")))
                .isEqualTo("[]");
    }

    @Test
    void aPortOfItsOwnIsPublicToo() {
        assertThat(errors(with(
                        "HTTP_PUBLICURL", "https://gateway.example.com:8443", "UPSTREAMS_FAL_WEBHOOKKEYS", "vendor")))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPSTREAMS_LTX_WEBHOOKSECRET|0123456789abcdef|upstreams.ltx.webhookSecret must not be set:"
                        + " only gemini, kie, openai, replicate, wavespeed share a secret",
                "UPSTREAMS_FAL_WEBHOOKSECRET|0123456789abcdef|upstreams.fal.webhookSecret must not be set",
                "UPSTREAMS_REPLICATE_WEBHOOKKEYS|vendor|upstreams.replicate.webhookKeys must not be set:"
                        + " only fal, gemini publish keys",
                "UPSTREAMS_REPLICATE_WEBHOOKSECRET|short|upstreams.replicate.webhookSecret must have at least 16 characters",
                "UPSTREAMS_REPLICATE_WEBHOOKSECRET|whsec_#5ec7e75ec7e7#|upstreams.replicate.webhookSecret must be as its"
                        + " vendor gave it: after whsec_ there must be base64",
                "UPSTREAMS_FAL_WEBHOOKKEYS|on|upstreams.fal.webhookKeys must be vendor or an https URL (was on)",
                "UPSTREAMS_FAL_WEBHOOKKEYS|http://keys.example.com|upstreams.fal.webhookKeys must be vendor or an https URL",
                "UPSTREAMS_KIE_WEBHOOKSECRET|0123456789abcdef|upstreams.kie's webhooks need its apiKey"
            })
    void saysWhatIsHalfSet(String variable, String value, String error) {
        assertThat(errors(with(variable, value))).contains(error).doesNotContain("5ec7e7");
    }

    /** Some vendors have a secret for each key. */
    @Test
    void aCredentialMayHaveASecretOfItsOwn(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("reelgate.yaml"), """
            upstreams:
              replicate:
                credentials: {eu: {apiKey: k, webhookSecret: another-secret-of-eu}, us: {apiKey: k}}
              fal:
                credentials: {eu: {apiKey: k}}
            """);
        Map<String, String> two = with("UPSTREAMS_REPLICATE_WEBHOOKSECRET", SECRET, "CONF_DIR", folder.toString());
        Settings settings = Configured.read(Settings.class, two).orElseThrow().settings();

        assertThat(settings.upstreams().get("replicate").hints("replicate"))
                .hasSize(3)
                .hasEntrySatisfying(
                        Lane.of("replicate.eu"),
                        hints -> assertThat(hints.webhookSecret()).contains("another-secret-of-eu"))
                .hasEntrySatisfying(
                        Lane.of("replicate.us"),
                        hints -> assertThat(hints.webhookSecret()).contains(SECRET));
        two.put("REELGATE_UPSTREAMS_FAL_CREDENTIALS_EU_WEBHOOKKEYS", "on");
        assertThat(errors(two))
                .contains("upstreams.fal.credentials.eu.webhookKeys must be vendor or an https URL (was on)");
    }

    @Test
    void noSecretIsShown() {
        Map<String, String> on = with("UPSTREAMS_REPLICATE_WEBHOOKSECRET", SECRET);

        assertThat(Configured.read(Settings.class, on).orElseThrow().settings().toString())
                .doesNotContain(SECRET);
        assertThat(hints("replicate", on).toString()).isEqualTo("HintAccess[on]");
    }

    @Test
    void aSimulatedUpstreamNeedsNoKey() {
        Map<String, String> simulated =
                Map.of("REELGATE_HINTS_INSECURE", "true", "REELGATE_UPSTREAMS_REPLICATE_WEBHOOKSECRET", SECRET);

        assertThat(errors(simulated)).isEqualTo("[]");
    }
}
