package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {

    @TempDir
    Path folder;

    @Test
    void sharesOnePortAmongItsInstances() throws Exception {
        try (SimulatorSite site = new SimulatorSite(folder)) {
            for (int connection = 0; connection < 4; connection++) {
                submitOnAConnectionOfItsOwn(site);
            }

            assertThat(filesWithEntries()).isEqualTo(2);
            assertThat(site.ledger("")).hasSize(4);
        }
    }

    @Test
    void listensNoMoreAfterItsStop() throws Exception {
        try (SimulatorSite site = new SimulatorSite(folder)) {
            site.simulator().stop().toCompletionStage().toCompletableFuture().join();

            assertThat(answers(site)).isFalse();
        }
    }

    @Test
    void leavesTheWholeLedgerInItsFilesWhenItStops() throws Exception {
        try (SimulatorSite site = new SimulatorSite(folder)) {
            String id = site.submitPrompt("a lake");
            site.poll(id);
            site.simulator().stop().toCompletionStage().toCompletableFuture().join();

            assertThat(lines()).anyMatch(line -> line.startsWith("{\"kind\":\"poll\"") && line.contains(id));
        }
    }

    private static void submitOnAConnectionOfItsOwn(SimulatorSite site) throws Exception {
        HttpRequest submit = site.submitRequest("wan-2-5", "{\"input\":{\"prompt\":\"a lake\"}}");
        try (HttpClient own = HttpClient.newHttpClient()) {
            assertThat(own.send(submit, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    private static boolean answers(SimulatorSite site) {
        try {
            return site.get("/_simulator").statusCode() == 200;
        } catch (Exception refused) {
            return false;
        }
    }

    private long filesWithEntries() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toFile().length() > 0).count();
        }
    }

    private Stream<String> lines() throws Exception {
        Stream.Builder<String> lines = Stream.builder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).forEach(lines::add);
            }
        }
        return lines.build();
    }
}
