package io.reelgate.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.port.CountingMetrics;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One refresh at a time: what the file looks like at each is up to the test. */
class ListFileTest {
    private static final String LOADED = "reelgate_moderation_lists_total outcome loaded";
    private static final String BROKEN = "reelgate_moderation_lists_total outcome broken";

    @TempDir
    Path folder;

    private final CountingMetrics metrics = new CountingMetrics();
    private ListFile.Source source = Files::readAllBytes;
    private Path file;
    private ListFile target;

    @BeforeEach
    void open() throws IOException {
        file = Files.writeString(folder.resolve("prompts.txt"), "gore\n");
        target = new ListFile(file, path -> source.read(path), metrics);
    }

    @Test
    void usesNoListThatIsStillBeingWritten() throws IOException {
        Files.writeString(file, "");
        target.refresh();
        assertThat(refuses("gore")).isTrue();

        Files.writeString(file, "violence\n", StandardOpenOption.APPEND);
        target.refresh();
        assertThat(refuses("gore")).isTrue();

        target.refresh();
        assertThat(refuses("gore")).isFalse();
        assertThat(refuses("violence")).isTrue();
        assertThat(metrics.count(LOADED)).isEqualTo(2);
    }

    @Test
    void usesNoListThatChangedWhileItWasRead() throws IOException {
        Files.writeString(file, "half of\n");
        target.refresh();
        source = path -> {
            byte[] bytes = Files.readAllBytes(path);
            Files.writeString(path, "it all\n", StandardOpenOption.APPEND);
            return bytes;
        };
        target.refresh();
        assertThat(refuses("gore")).isTrue();

        source = Files::readAllBytes;
        target.refresh();
        target.refresh();
        assertThat(refuses("gore")).isFalse();
        assertThat(refuses("it all")).isTrue();
    }

    @Test
    void readsAgainAListThatChangedWhileItWasOpened() throws IOException {
        source = path -> {
            byte[] bytes = Files.readAllBytes(path);
            Files.writeString(path, "violence\n", StandardOpenOption.APPEND);
            return bytes;
        };
        target = new ListFile(file, path -> source.read(path), metrics);
        source = Files::readAllBytes;

        target.refresh();
        target.refresh();
        assertThat(refuses("violence")).isTrue();
    }

    /** Permissions change neither the size nor the time of a file. */
    @Test
    void readsAgainWhatItWasNotAllowedToRead() throws IOException {
        Files.writeString(file, "violence\n");
        source = path -> {
            throw new AccessDeniedException(path.toString());
        };
        target.refresh();
        target.refresh();
        target.refresh();
        assertThat(refuses("gore")).isTrue();
        assertThat(metrics.count(BROKEN)).as("reported once").isEqualTo(1);

        source = Files::readAllBytes;
        target.refresh();
        assertThat(refuses("violence")).isTrue();
    }

    @Test
    void readsNothingThatIsAsItWas() {
        source = path -> {
            throw new AssertionError("nothing has changed");
        };

        target.refresh();
        target.refresh();
        assertThat(metrics.count(LOADED)).isEqualTo(1);
    }

    private boolean refuses(String prompt) {
        return target.list().ruleAgainst(prompt).isPresent();
    }
}
