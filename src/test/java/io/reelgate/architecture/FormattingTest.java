package io.reelgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FormattingTest {
    @Test
    void everySourceFileIsFormatted() throws IOException {
        assertThat(SourceFormat.sources()).isNotEmpty();
        assertThat(SourceFormat.sources().parallelStream().filter(file -> !SourceFormat.isFormatted(file)))
                .as("files to be formatted: mvn -q -Pformat test-compile exec:exec")
                .isEmpty();
    }
}
