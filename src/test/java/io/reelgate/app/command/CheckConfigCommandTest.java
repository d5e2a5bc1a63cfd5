package io.reelgate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckConfigCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void findsTheShippedConfigurationInOrder() {
        assertThat(run(Map.of())).isZero();
        assertThat(out).hasToString("The configuration is in order.\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void tellsEveryErrorWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("reelgate.yaml"), "http:\n  port: high\ndemmo: {}\n");

        int exit = run(Map.of("REELGATE_CONF_DIR", folder.toString(), "REELGATE_HTTP_PROT", "1"));

        assertThat(exit).isEqualTo(1);
        assertThat(err).hasToString("""
            %1$s/reelgate.yaml:2: http.port must be an integer (was "high")
            %1$s/reelgate.yaml:3: demmo is unknown, did you mean "demo"?
            environment: REELGATE_HTTP_PROT is unknown, did you mean "REELGATE_HTTP_PORT"?
            """.formatted(folder));
        assertThat(out).hasToString("3 errors\n");
    }

    @Test
    void countsASingleErrorAsOne() {
        assertThat(run(Map.of("REELGATE_PROFILE", "test"))).isEqualTo(1);
        assertThat(out).hasToString("1 error\n");
    }

    @Test
    void refusesAnAddressOfRedisWithoutRepeatingItsPassword() {
        assertThat(run(Map.of("REELGATE_REDIS_URL", "redis://user:hidden@one:port")))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("redis url must be redis[s]://", "host 1")
                .doesNotContain("hidden");
    }

    @Test
    void refusesHalfACertificate() {
        assertThat(run(Map.of("REELGATE_REDIS_TLS_KEY", "key.pem"))).isEqualTo(1);
        assertThat(err.toString()).contains("redis.tls certificate and key must be given together");
    }

    @Test
    void reportsTheLinesOfABrokenModerationList() throws IOException {
        Path list = Files.writeString(folder.resolve("prompts.txt"), "fine\n/(/\n...\n");

        assertThat(run(Map.of("REELGATE_MODERATION_LIST", list.toString()))).isEqualTo(1);
        assertThat(err).hasToString("""
            %1$s:2: moderation.list must be a pattern in RE2 syntax: missing closing )
            %1$s:3: moderation.list must hold a letter or a digit
            """.formatted(list));
    }

    @Test
    void reportsCertificatesThatCannotBeRead() throws IOException {
        Path nothing = folder.resolve("none.pem");
        Path other = Files.writeString(folder.resolve("other.pem"), "no certificate");

        assertThat(run(Map.of("REELGATE_EGRESS_TRUST", nothing.toString()))).isEqualTo(1);
        assertThat(run(Map.of("REELGATE_EGRESS_TRUST", other.toString()))).isEqualTo(1);
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("egress.trust must name a PEM file of certificates"));
    }

    @Test
    void refusesPortsThatNobodyKnows() {
        assertThat(run(Map.of("REELGATE_HTTP_PORT", "0", "REELGATE_OPS_PORT", "0")))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("http port must be 1 to 65535 (was 0)", "ops port must be 1 to 65535 (was 0)");
    }

    @Test
    void refusesSampleHostsThatAreAddresses() {
        assertThat(run(Map.of("REELGATE_SIMULATOR_MEDIA_HOSTS", "1.2.3.4"))).isEqualTo(1);
        assertThat(err.toString()).contains("hosts must be names such as example.com (was 1.2.3.4)");
    }

    private int run(Map<String, String> environment) {
        return new CommandLine(new CheckConfigCommand(environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute();
    }
}
