package io.reelgate.config.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.BrokenFiles;
import io.reelgate.config.bind.ConfigError;
import io.reelgate.config.bind.Variables;
import io.reelgate.config.bind.YamlSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BrokenModelFilesTest {

    @TestFactory
    Stream<DynamicTest> refusesEachBrokenFileWithItsExactText() throws IOException {
        return BrokenFiles.of("models").stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> refuses(file)));
    }

    @Test
    void tellsTheErrorsOfAllFilesAtOnce() throws IOException {
        List<YamlSource> files = BrokenFiles.of("models");
        List<String> expected = files.stream()
                .flatMap(file -> BrokenFiles.expectedErrors(file).stream())
                .toList();

        assertThat(ModelFiles.read(files, Variables.of(Map.of())).errors())
                .map(ConfigError::toString)
                .isEqualTo(expected);
    }

    @Test
    void needsAtLeastOneModel() {
        assertThat(ModelFiles.read(List.of(), Variables.of(Map.of())).errors())
                .map(ConfigError::toString)
                .containsExactly("conf/models: must hold at least one model file");
    }

    private static void refuses(YamlSource file) {
        assertThat(ModelFiles.read(List.of(file), Variables.of(Map.of())).errors())
                .map(ConfigError::toString)
                .isEqualTo(BrokenFiles.expectedErrors(file));
    }
}
