package io.reelgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.Configured;
import io.reelgate.domain.route.Lane;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialAccessTest {
    @TempDir
    Path folder;

    @Test
    void anUpstreamMayHaveSeveralCredentials() throws IOException {
        Files.writeString(folder.resolve("reelgate.yaml"), """
            upstreams:
              fal:
                apiKey: plain
                credentials:
                  eu: {weight: 3, baseUrl: "https://eu.fal.example.com"}
                  none: {}
            """);

        UpstreamAccess fal = Configured.read(
                        Settings.class,
                        Map.of(
                                "REELGATE_CONF_DIR",
                                folder.toString(),
                                "REELGATE_UPSTREAMS_FAL_CREDENTIALS_EU_APIKEY",
                                "k"))
                .orElseThrow()
                .settings()
                .upstreams()
                .get("fal");

        assertThat(fal.lanes("fal").keySet()).extracting(Lane::name).containsExactlyInAnyOrder("fal", "fal.eu");
        assertThat(fal.lanes("fal").values())
                .extracting(credential -> fal.address("fal", credential))
                .containsExactlyInAnyOrder(
                        URI.create("https://queue.fal.run"), URI.create("https://eu.fal.example.com"));
        assertThat(fal.lanes("fal").get(Lane.of("fal.eu")).weight()).isEqualTo(3);
    }

    @Test
    void namesAndWeightsOfCredentialsAreChecked() throws IOException {
        assertThat(errorsOf("upstreams: {fal: {credentials: {e.u: {apiKey: k}}}}"))
                .contains("upstreams.fal.credentials must have names of 1 to 40 letters, digits, - and _ (was e.u)");
        assertThat(errorsOf("upstreams: {fal.eu: {}}"))
                .contains("upstreams must have names of 1 to 40 letters, digits, - and _ (was fal.eu)");
        assertThat(errorsOf("upstreams: {fal: {credentials: {eu: {apiKey: k, weight: -1}}}}"))
                .contains("upstreams.fal.credentials.eu", "weight must be 0 to 1000 (was -1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\n", " secret", "sec ret", "s\u00e4cret", "\t"})
    void aKeyThatNoHeaderCanCarryIsRefusedAndNotShown(String key) throws IOException {
        String quoted = '"' + key.replace("\n", "\\n").replace("\t", "\\t") + '"';
        assertThat(errorsOf("upstreams: {fal: {credentials: {eu: {apiKey: " + quoted + "}}}}"))
                .contains("upstreams.fal.credentials.eu", "apiKey must be 1-4096 visible ASCII characters")
                .doesNotContain("cret");
    }

    private String errorsOf(String yaml) throws IOException {
        Files.writeString(folder.resolve("reelgate.yaml"), yaml);
        return Configured.read(Settings.class, Map.of("REELGATE_CONF_DIR", folder.toString()))
                .errors()
                .toString();
    }
}
