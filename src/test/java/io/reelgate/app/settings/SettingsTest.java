package io.reelgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.Configured;
import io.reelgate.config.bind.ConfigError;
import io.reelgate.domain.address.Ports;
import io.reelgate.egress.FixedAddress;
import io.reelgate.submit.PrefetchSettings;
import io.reelgate.upstream.Adapters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\bREELGATE_[A-Z0-9_]*[A-Z0-9]");
    private static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    Path folder;

    @Test
    void bindsTheShippedFileWithoutAnyEnvironment() {
        Settings settings = read(Map.of());

        assertThat(settings.profile()).isEqualTo(Settings.Profile.EMBEDDED);
        assertThat(settings.http().callersUrl()).isEqualTo("http://localhost:8080");
        assertThat(settings.ops().port()).isEqualTo(8081);
        assertThat(settings.redis().url()).isEmpty();
        assertThat(settings.redis().partitions()).isEqualTo(64);
        assertThat(settings.results().folder(settings.data())).isEqualTo(Path.of("data/results"));
        assertThat(settings.tasks().retention()).isEqualTo(Duration.ofDays(15));
        assertThat(settings.node().roles()).containsExactly(Role.values());
        assertThat(settings.upstreams())
                .containsOnlyKeys(
                        "apixo",
                        "dashscope",
                        "fal",
                        "gemini",
                        "kie",
                        "ltx",
                        "openai",
                        "replicate",
                        "vertex",
                        "wavespeed");
        assertThat(settings.simulated()).isTrue();
    }

    /** The names that the documents give to operators; {@code REELGATE_TEST_REDIS} is none of them. */
    static Stream<String> documentedVariables() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String document : List.of("README.md", "conf/reelgate.yaml", "docker/compose.yaml", "docker/Dockerfile")) {
            VARIABLE.matcher(Files.readString(Path.of(document)))
                    .results()
                    .map(MatchResult::group)
                    .forEach(names::add);
        }
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("documentedVariables")
    void knowsEveryDocumentedVariable(String name) {
        List<ConfigError> errors =
                Configured.read(Settings.class, Map.of(name, "\t")).errors();

        assertThat(errors).map(ConfigError::message).noneMatch(message -> message.startsWith("is unknown"));
    }

    @Test
    void laysDocumentedVariablesOverTheFile() {
        Settings settings = read(Map.of(
                "REELGATE_HTTP_PORT", "9000",
                "REELGATE_HTTP_PUBLICURL", "https://video.example.com/",
                "REELGATE_CALLBACKS_ALLOW", "127.0.0.0/8,10.0.0.0/8",
                "REELGATE_UPSTREAMS_APIXO_BASEURL", "https://api.example.com",
                "REELGATE_UPSTREAMS_APIXO_APIKEY", "k",
                "REELGATE_NODE_ROLES", "ingress,governor",
                "REELGATE_SIMULATOR_SPEED", "2.5",
                "REELGATE_PROFILE", "production"));

        assertThat(settings.http().port()).isEqualTo(9000);
        assertThat(settings.http().callersUrl()).isEqualTo("https://video.example.com");
        assertThat(settings.callbacks().allow()).containsExactly("127.0.0.0/8", "10.0.0.0/8");
        assertThat(settings.upstreams().get("apixo").complete()).isTrue();
        assertThat(settings.node().roles()).containsExactly(Role.INGRESS, Role.GOVERNOR);
        assertThat(settings.simulator().speed()).isEqualTo(2.5);
        assertThat(settings.profile()).isEqualTo(Settings.Profile.PRODUCTION);
    }

    @Test
    void boundsOfPrefetchesAreChecked() {
        assertThat(read(Map.of()).submit().prefetch()).isEqualTo(PrefetchSettings.DEFAULT);
        assertThat(read(Map.of("REELGATE_SUBMIT_PREFETCHES", "8", "REELGATE_SUBMIT_INLINEBYTES", "40000000"))
                        .submit()
                        .prefetch())
                .isEqualTo(new PrefetchSettings(8, 40_000_000));
        assertThat(Configured.read(Settings.class, Map.of("REELGATE_SUBMIT_PREFETCHES", "0"))
                        .errors())
                .extracting(ConfigError::toString)
                .singleElement()
                .asString()
                .contains("submit", "prefetches must be at least 1 (was 0)");
        assertThat(Configured.read(Settings.class, Map.of("REELGATE_SUBMIT_INLINEBYTES", "1000"))
                        .errors())
                .extracting(ConfigError::toString)
                .singleElement()
                .asString()
                .contains("submit", "inlineBytes must be at least 31457280 (was 1000)");
    }

    @Test
    void bindsWhereCallersMayLead() {
        EgressRules standard = read(Map.of()).egress();
        EgressRules set = read(Map.of(
                        "REELGATE_EGRESS_ALLOW", "10.0.0.0/8,media.internal",
                        "REELGATE_EGRESS_PORTS", "443,9000-9010",
                        "REELGATE_EGRESS_HOSTS", "Example.com=127.0.0.1:8443, cdn.internal=[fd00::7]:81",
                        "REELGATE_EGRESS_TRUST", "ca.pem"))
                .egress();

        assertThat(standard.allow()).isEmpty();
        assertThat(standard.openPorts()).isEqualTo(Ports.USUAL);
        assertThat(standard.hosts()).isEmpty();
        assertThat(standard.trust()).isEmpty();
        assertThat(set.allow()).containsExactly("10.0.0.0/8", "media.internal");
        assertThat(set.openPorts()).hasToString("443 or 9000-9010");
        assertThat(set.mappedHosts().nameToAddress())
                .containsOnlyKeys("example.com", "cdn.internal")
                .containsEntry("example.com", FixedAddress.parse("127.0.0.1:8443"));
        assertThat(set.trust()).contains(Path.of("ca.pem"));
    }

    @Test
    void bindsMappedHostsFromTheFile() throws IOException {
        Files.writeString(
                folder.resolve("reelgate.yaml"),
                "egress: {hosts: {example.com: 127.0.0.1:8443, cdn.internal: \"[::1]:81\"}}\n");

        assertThat(read(Map.of("REELGATE_CONF_DIR", folder.toString())).egress().hosts())
                .containsEntry("example.com", FixedAddress.parse("127.0.0.1:8443"))
                .containsEntry("cdn.internal", FixedAddress.parse("[::1]:81"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REELGATE_EGRESS_ALLOW|10/8|egress allow: \"10/8\" is no network, address or host name",
                "REELGATE_EGRESS_PORTS|0-5|egress ports: \"0-5\" is no port from 1 to 65535 and no range of them such as 1024-65535",
                "REELGATE_EGRESS_PORTS|,|egress ports must name one port at least",
                "REELGATE_EGRESS_HOSTS|a.test=localhost|egress.hosts.a.test must be an address or address:port,"
                        + " such as 10.0.0.7:8443 or [fd00::7]:8443 (was \"localhost\")",
                "REELGATE_EGRESS_HOSTS|a.test|egress.hosts.a.test must be an address or address:port,"
                        + " such as 10.0.0.7:8443 or [fd00::7]:8443 (was \"\")",
                "REELGATE_EGRESS_HOSTS|127.1=10.0.0.1|egress hosts: \"127.1\" is no host name"
            })
    void saysWhatIsWrongWithWhereCallersMayLead(String variable, String value, String error) {
        List<ConfigError> errors =
                Configured.read(Settings.class, Map.of(variable, value)).errors();

        assertThat(errors).map(each -> each.path() + " " + each.message()).containsExactly(error);
    }

    @Test
    void takesTheCredentialsOfABucketFromTheUsualVariables() {
        Settings settings = read(Map.of(
                "REELGATE_RESULTS_URL", "s3://bucket/prefix",
                "REELGATE_RESULTS_S3_ENDPOINT", "http://minio.internal:9000",
                "AWS_ACCESS_KEY_ID", "AKIA",
                "AWS_SECRET_ACCESS_KEY", "5ec7e7"));

        assertThat(settings.results().bucket())
                .hasValueSatisfying(location ->
                        assertThat(location).hasToString("s3://bucket/prefix at http://minio.internal:9000"));
        assertThat(settings.results().s3().credentials().accessKeyId()).isEqualTo("AKIA");
        assertThat(settings.toString()).doesNotContain("5ec7");
    }

    @Test
    void saysWhatABucketLacks() {
        assertThat(errors(Map.of("REELGATE_RESULTS_URL", "s3://bucket", "AWS_ACCESS_KEY_ID", "AKIA")))
                .contains("s3.secretAccessKey must be set", "AWS_SECRET_ACCESS_KEY");
        assertThat(errors(Map.of("REELGATE_RESULTS_URL", "s3://Bucket"))).contains("url must be s3://<bucket>");
        assertThat(errors(Map.of("REELGATE_RESULTS_URL", "ftp://x")))
                .contains("file:<folder> or s3://<bucket>/<prefix>");
        assertThat(errors(Map.of("REELGATE_ARCHIVE_PATIENCE", "soon"))).contains("archive.patience");
    }

    @Test
    void aKeyAloneTurnsAVendorOn() {
        Settings settings = read(Map.of("REELGATE_UPSTREAMS_FAL_APIKEY", "k"));

        assertThat(settings.simulated()).isFalse();
        assertThat(settings.upstreams().get("fal").vendor("fal"))
                .map(Adapters.Vendor::baseUrl)
                .hasValue("https://queue.fal.run");
        assertThat(read(Map.of("REELGATE_UPSTREAMS_FAL_BASEURL", "https://fal.example.com"))
                        .simulated())
                .isTrue();
    }

    /** As an unset variable comes to us through a file that passes it on. */
    @Test
    void anEmptyKeyIsNone() {
        assertThat(read(Map.of("REELGATE_UPSTREAMS_FAL_APIKEY", "")).simulated())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\n", " secret", "sec ret", "s\u00e4cret", "\t"})
    void aKeyThatNoHeaderCanCarryIsRefusedAndNotShown(String key) throws IOException {
        assertThat(errors(Map.of("REELGATE_UPSTREAMS_FAL_APIKEY", key)))
                .contains("upstreams.fal", "apiKey must be 1-4096 visible ASCII characters")
                .doesNotContain("cret");
    }

    /** What is bought must be collectable with nothing but a key. */
    @ParameterizedTest
    @CsvSource({
        "apixo, *.apixo.ai",
        "dashscope, *.aliyuncs.com",
        "fal, *.fal.media",
        "kie, *.aiquickdraw.com",
        "ltx, storage.googleapis.com",
        "replicate, *.replicate.delivery",
        "wavespeed, d1q70pf5vjeyhc.cloudfront.net"
    })
    void resultsOfAVendorAreFetchedFromWhereItPutsThem(String vendor, String host) {
        assertThat(Adapters.find(vendor).orElseThrow().mediaHosts()).contains(host);
    }

    @Test
    void anUpstreamMaySpeakAnothersFormat() throws IOException {
        Files.writeString(folder.resolve("reelgate.yaml"), """
            upstreams:
              fal-eu: {adapter: fal, apiKey: k}
            """);

        Settings settings = read(Map.of("REELGATE_CONF_DIR", folder.toString()));

        assertThat(settings.upstreams().get("fal-eu").vendor("fal-eu")).isEqualTo(Adapters.find("fal"));
    }

    private static String errors(Map<String, String> environment) {
        return Configured.read(Settings.class, environment).errors().toString();
    }

    @Test
    void neverShowsASecret() throws IOException {
        Files.writeString(folder.resolve("reelgate.yaml"), """
            accounts:
              - {id: studio, keyHashes: [%s], webhookSecrets: [%s]}
            """.formatted("5ec7e7".repeat(10) + "5ec7", WEBHOOK_SECRET));

        String shown = read(Map.of(
                        "REELGATE_CONF_DIR", folder.toString(),
                        "REELGATE_REDIS_URL", "redis://user:5ec7e7@redis.internal",
                        "REELGATE_DEMO_KEY", "5ec7e7-5ec7e7-5ec7e7",
                        "REELGATE_DEMO_WEBHOOKSECRET", WEBHOOK_SECRET,
                        "REELGATE_RESULTS_SIGNINGKEYS", "5ec7e7-5ec7e7-5ec7e7",
                        "REELGATE_SIMULATOR_SIGNINGKEY", "5ec7e7-5ec7e7-5ec7e7",
                        "REELGATE_UPSTREAMS_APIXO_APIKEY", "5ec7e7"))
                .toString();

        assertThat(shown).contains("studio").doesNotContain("5ec7", "MfKQ9r8G");
    }

    private static Settings read(Map<String, String> environment) {
        return Configured.read(Settings.class, environment).orElseThrow().settings();
    }
}
