package io.reelgate.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.BrokenFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BrokenSettingsTest {

    @TestFactory
    Stream<DynamicTest> refusesEachBrokenFileWithItsExactText() throws IOException {
        return BrokenFiles.of("settings").stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> refuses(file)));
    }

    private static void refuses(YamlSource file) {
        Bound<SampleSettings> bound =
                ConfigBinder.bind(SampleSettings.class, Variables.of(Map.of("SECRET", "hush")), List.of(file));

        assertThat(bound.errors()).map(ConfigError::toString).isEqualTo(BrokenFiles.expectedErrors(file));
    }
}
