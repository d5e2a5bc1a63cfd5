package io.reelgate.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.bind.ConfigError;
import io.reelgate.upstream.Adapters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A route of an operator's own is judged by the adapter that it leads to. */
class RoutedModelsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void copyTheShippedModels() throws IOException {
        Files.createDirectory(folder.resolve("models"));
        try (Stream<Path> files = Files.list(Path.of("conf/models"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve("models").resolve(file.getFileName()));
            }
        }
    }

    private List<String> errors(String upstream, String model) throws IOException {
        Path file = folder.resolve("models/wan-2-5.yaml");
        String route = "  routes:\n    - {provider: [auto], upstream: " + upstream + ", model: " + model + "}\n";
        Files.writeString(file, Files.readString(file).replaceFirst("  routes:\n", route));
        return Configuration.read(Map.of("REELGATE_CONF_DIR", folder.toString())).errors().stream()
                .map(ConfigError::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "fal, fal-ai/typo",
        "wavespeed, alibaba/wun-2.5",
        "kie, market/wan",
        "replicate, someone/else",
        "dashscope, qwen-turbo",
        "ltx, lightricks"
    })
    void aModelThatTheAdapterHasNoInputsForIsRefusedAtTheStart(String upstream, String model) throws IOException {
        assertThat(errors(upstream, model))
                .containsExactly("models: wan-2-5.routing.routes must name a model that " + upstream
                        + "'s format has inputs for (was " + model + ")");
    }

    @Test
    void anyOtherStarts() throws IOException {
        assertThat(errors("wavespeed", "alibaba/wan-2.5")).isEmpty();
    }

    @Test
    void whereAnythingMayStandNothingIsRefused() {
        assertThat(Adapters.find("apixo").orElseThrow().knows("anything")).isTrue();
    }
}
