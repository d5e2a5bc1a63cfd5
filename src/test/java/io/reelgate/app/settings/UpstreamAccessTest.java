package io.reelgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.Configured;
import io.reelgate.config.bind.Bound;
import io.reelgate.domain.route.Lane;
import io.reelgate.upstream.google.SampleAccount;
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

/** What an operator may say of a vendor, above all of one that has no API key, or no address. */
class UpstreamAccessTest {
    private static final String ACCOUNT =
            SampleAccount.at("https://oauth2.googleapis.com/token").json();
    private static final String PREFIX = "REELGATE_UPSTREAMS_";

    @TempDir
    Path folder;

    private static Bound<Configured<Settings>> read(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            if (!pairs[at].isEmpty()) {
                environment.put(PREFIX + pairs[at], pairs[at + 1]);
            }
        }
        return Configured.read(Settings.class, environment);
    }

    private static Settings settings(Bound<Configured<Settings>> read) {
        return read.orElseThrow().settings();
    }

    private static UpstreamAccess vertex(String... pairs) {
        return settings(read(pairs)).upstreams().get("vertex");
    }

    private static URI address(UpstreamAccess access) {
        return access.address("vertex", access.lanes("vertex").get(Lane.of("vertex")));
    }

    @Test
    void aServiceAccountTurnsVertexOn() {
        UpstreamAccess access = vertex("VERTEX_SERVICEACCOUNT", ACCOUNT);

        assertThat(access.complete()).isTrue();
        assertThat(address(access))
                .isEqualTo(URI.create(
                        "https://us-central1-aiplatform.googleapis.com/v1/projects/p-1/locations/us-central1"));
        assertThat(access.guessesMediaHosts("vertex")).isFalse();
        assertThat(access.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void itMayStandInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("account.json"), ACCOUNT);

        assertThat(vertex("VERTEX_SERVICEACCOUNT", file.toString()).cloud().account())
                .hasValueSatisfying(account -> assertThat(account.email()).isEqualTo("robot@p-1.example.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "global, https://aiplatform.googleapis.com/v1/projects/mine/locations/global",
        "europe-west4, https://europe-west4-aiplatform.googleapis.com/v1/projects/mine/locations/europe-west4"
    })
    void placeAndProjectAreInTheAddress(String location, String address) {
        assertThat(address(vertex(
                        "VERTEX_SERVICEACCOUNT", ACCOUNT,
                        "VERTEX_PROJECT", "mine",
                        "VERTEX_LOCATION", location)))
                .isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource({
        "VERTEX_APIKEY, k, 'upstreams.vertex.apiKey must not be set, nor credentials'",
        "VERTEX_SERVICEACCOUNT, /nowhere/account.json, upstreams.vertex.serviceAccount must be the JSON of a service",
        "VERTEX_SERVICEACCOUNT, {}, client_email is missing",
        "GEMINI_SERVICEACCOUNT, {}, 'upstreams.gemini: serviceAccount, project, location and bucket'",
        "OPENAI_APIKEY, k, upstreams.openai.baseUrl must be set"
    })
    void namesWhatIsWrong(String variable, String value, String error) {
        assertThat(read(variable, value).errors().toString()).contains(error).doesNotContain("nowhere");
    }

    @ParameterizedTest
    @CsvSource({
        "LOCATION, Nowhere!, upstreams.vertex.location must be",
        "PROJECT, a/b, upstreams.vertex.project must be",
        "BUCKET, s3://b, upstreams.vertex.bucket must be gs://"
    })
    void namesWhatIsWrongBesidesTheAccount(String field, String value, String error) {
        assertThat(read("VERTEX_SERVICEACCOUNT", ACCOUNT, "VERTEX_" + field, value)
                        .errors()
                        .toString())
                .contains(error)
                .doesNotContain("PRIVATE");
    }

    @Test
    void openAisFormatNeedsAnAddressAndAKey() {
        String[] address = {"OPENAI_BASEURL", "https://videos.example.com/v1", "", ""};
        assertThat(settings(read(address)).simulated()).isTrue();

        address[2] = "OPENAI_APIKEY";
        address[3] = "k";
        assertThat(settings(read(address)).upstreams().get("openai").complete()).isTrue();
    }

    @Test
    void namesTheFormatsThereAre() throws IOException {
        assertThat(read("FAL_ADAPTER", "telepathy").errors().toString())
                .contains("upstreams.fal.adapter must be one of apixo, dashscope, fal, ", "(was telepathy)");

        Files.writeString(folder.resolve("reelgate.yaml"), """
            upstreams:
              mine: {apiKey: k}
            """);
        assertThat(Configured.read(Settings.class, Map.of("REELGATE_CONF_DIR", folder.toString()))
                        .errors()
                        .toString())
                .contains("upstreams.mine.adapter must be one of apixo,", "(was not set, and mine is none)");
    }
}
