package io.reelgate.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.rig.Http;
import io.reelgate.rig.Mp4;
import io.reelgate.rig.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README does what it says: its run command runs, and its examples lead to a video. */
class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("```bash( \\w+)?\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static String readme;
    private static Process maven;
    private static int port;
    private static int opsPort;

    @BeforeAll
    static void runAsTheReadmeSays() throws IOException {
        readme = Files.readString(Path.of("README.md"));
        port = Ports.free();
        opsPort = Ports.free();
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + block(" run"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "REELGATE_HTTP_PORT", Integer.toString(port),
                        "REELGATE_OPS_PORT", Integer.toString(opsPort),
                        "REELGATE_DATA_DIR", folder.resolve("data").toString()));
        maven = builder.start();
        await().atMost(Duration.ofMinutes(3)).until(ReadmeIT::ready);
    }

    private static boolean ready() throws IOException {
        if (!maven.isAlive()) {
            throw new IllegalStateException("the run command ended: " + Files.readString(folder.resolve("output.log")));
        }
        return Http.status("http://localhost:" + opsPort + "/health/ready") == 200;
    }

    @AfterAll
    static void stop() {
        maven.destroy();
        await("the gateway ends with the Maven that runs it")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Http.status("http://localhost:" + opsPort + "/health/live") == 0);
    }

    @Test
    void theFirstTaskLeadsToAVideo() throws Exception {
        List<String> examples = blocks("");

        String output = shell(String.join("\n", examples));

        assertThat(output).contains("\"code\":200").contains("\"state\":\"success\"");
        assertThat(Mp4.boxes(Files.readAllBytes(folder.resolve("lighthouse.mp4"))))
                .contains("moov", "mdat");
        assertThat(output).as("the client's two tasks").containsPattern("(?s)success.*success");
    }

    @Test
    void theRunCommandPrintsWhatAPersonNeeds() throws Exception {
        String output = Files.readString(folder.resolve("output.log"));

        assertThat(output)
                .contains("http://localhost:" + port)
                .contains("demo key")
                .contains("curl -s")
                .contains("Ctrl-C");
    }

    @Test
    void theTestCommandIsTheOneThatContinuousIntegrationRuns() throws Exception {
        assertThat(Files.readString(Path.of(".ci/run"))).contains(block(" test"));
    }

    @Test
    void isShort() {
        assertThat(readme.lines()).hasSizeLessThanOrEqualTo(150);
    }

    private String shell(String script) throws Exception {
        String adapted = "set -e\n"
                + script.replace("localhost:8080", "localhost:" + port)
                        .replace(
                                "target/reelgate.jar",
                                Path.of("target/reelgate.jar").toAbsolutePath().toString());
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", adapted)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("shell.log").toFile());
        builder.environment().put("REELGATE_URL", "http://localhost:" + port);
        builder.environment().merge("PATH", System.getProperty("java.home") + "/bin:", (path, jdk) -> jdk + path);
        Process bash = builder.start();
        assertThat(bash.waitFor(120, SECONDS)).isTrue();
        String output = Files.readString(folder.resolve("shell.log"));
        assertThat(bash.exitValue()).as(output).isZero();
        return output;
    }

    private static String block(String kind) {
        return blocks(kind).getFirst();
    }

    private static List<String> blocks(String kind) {
        return BLOCK.matcher(readme)
                .results()
                .filter(found -> kind.equals(found.group(1) == null ? "" : found.group(1)))
                .map(ReadmeIT::command)
                .toList();
    }

    private static String command(MatchResult found) {
        return found.group(2).strip();
    }
}
