package io.reelgate.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import io.reelgate.rig.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result that is many times as large as the heap; the only node is killed in the middle of archiving it. */
@Tag("faults")
@Tag("matrix")
class LargeResultIT {
    private static final String MODEL = "ltx-2-19b";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** The simulator's own videos are shorter than this, and all that lies behind is zeros, but the tail. */
    private static final int EDGE = 1_000_000;

    @TempDir
    Path folder;

    private final String simulator = Integer.toString(Ports.free());
    private final Map<String, String> settings = Map.of(
            "HEAP", "128m",
            "REELGATE_SIMULATOR_PORT", simulator,
            "REELGATE_SIMULATOR_SPEED", "30");

    @Test
    void aResultOf256MegabytesIsArchivedInASmallHeapThroughAKill() throws Exception {
        archived(256_000_000L);
    }

    @Test
    void aResultOfTwoGigabytesIsArchivedInASmallHeapThroughAKill() throws Exception {
        archived(2_000_000_000L);
    }

    private void archived(long bytes) throws Exception {
        GatewayProcess killed = GatewayProcess.start(folder, settings);
        String prompt = "large [sim:takes=500] [sim:media-bytes=" + bytes + "]";
        String id = Caller.taskId(killed.caller()
                .submit(MODEL, "{\"input\":{\"prompt\":\"" + prompt + "\"}}")
                .join());
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> staged() > bytes / 8);
        killed.kill();
        assertThat(staged()).isLessThan(bytes);
        assertThat(results()).isEmpty();

        try (GatewayProcess restarted = GatewayProcess.start(folder, settings)) {
            JsonNode task = restarted.caller().ended(MODEL, id, PATIENCE);

            assertThat(task.path("state").asText()).isEqualTo("success");
            JsonNode result = task.path("results").path(0);
            assertThat(result.path("bytes").asLong()).isEqualTo(bytes);
            assertThat(result.path("width").asInt()).isPositive();
            assertThat(result.path("durationMs").asLong()).isPositive();
            assertThat(sha256(result.path("url").asText())).isEqualTo(expected(bytes));
        }
        assertThat(Files.readString(folder.resolve("output.log"))).doesNotContain("OutOfMemory");
    }

    private long staged() {
        return files("staging").stream().mapToLong(LargeResultIT::size).max().orElse(0);
    }

    private List<Path> results() {
        return files("").stream()
                .filter(file -> file.toString().endsWith(".mp4"))
                .toList();
    }

    private List<Path> files(String below) {
        Path root = folder.resolve("data/results").resolve(below);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static String sha256(String url) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream body = client.send(
                                HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofInputStream())
                        .body()) {
            byte[] piece = new byte[1 << 16];
            for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
                digest.update(piece, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of both ends as the simulator has them, and the zeros between. */
    private String expected(long bytes) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(range(0, EDGE - 1));
        byte[] zeros = new byte[1 << 16];
        for (long left = bytes - 2L * EDGE; left > 0; left -= zeros.length) {
            digest.update(zeros, 0, (int) Math.min(left, zeros.length));
        }
        digest.update(range(bytes - EDGE, bytes - 1));
        return HexFormat.of().formatHex(digest.digest());
    }

    private byte[] range(long first, long last) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulated() + "/media/" + job() + ".mp4"))
                .header("Range", "bytes=" + first + "-" + last)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray()).body();
        }
    }

    private String job() {
        byte[] ledger = Http.get(simulated() + "/_simulator/ledger?kind=submit").body();
        return Http.json(new String(ledger, UTF_8)).path(0).path("jobId").asText();
    }

    private String simulated() {
        return "http://127.0.0.1:" + simulator;
    }
}
