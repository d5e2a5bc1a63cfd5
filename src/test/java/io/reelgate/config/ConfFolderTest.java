package io.reelgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.config.bind.ConfigError;
import io.reelgate.config.bind.ConfigException;
import io.reelgate.config.bind.Variables;
import io.reelgate.config.bind.YamlSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfFolderTest {

    @TempDir
    Path folder;

    record NoSettings() {}

    @Test
    void findsTheShippedModelsWhateverTheWorkingDirectory() {
        assertThat(ConfFolder.of(Variables.of(Map.of())).models())
                .map(YamlSource::name)
                .containsExactly(
                        "conf/models/ltx-2-19b.yaml",
                        "conf/models/sora-2-pro.yaml",
                        "conf/models/veo-3-1.yaml",
                        "conf/models/wan-2-5.yaml");
    }

    @Test
    void listsTheFilesInsideAJarWithoutAnIndex() throws IOException {
        Path jar = folder.resolve("gateway.jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(bytes)) {
            add(entries, "conf/models/b.yaml");
            add(entries, "conf/models/a.yaml");
            add(entries, "conf/reelgate.yaml");
        }

        ConfFolder target = new ConfFolder(new ShippedFolder(jar), Optional.empty());

        assertThat(target.models()).map(YamlSource::name).containsExactly("conf/models/a.yaml", "conf/models/b.yaml");
        assertThat(target.settings())
                .containsExactly(new YamlSource("conf/reelgate.yaml", "text of conf/reelgate.yaml"));
    }

    @Test
    void replacesShippedModelsByTheOperatorsAndAddsHisOwn() throws IOException {
        Files.createDirectory(folder.resolve("models"));
        Files.writeString(folder.resolve("models/wan-2-5.yaml"), "own");
        Files.writeString(folder.resolve("models/another.yaml"), "new");
        Files.writeString(folder.resolve("models/notes.txt"), "no model");

        List<YamlSource> models = ConfFolder.of(Variables.of(Map.of("REELGATE_CONF_DIR", folder.toString())))
                .models();

        assertThat(models)
                .hasSize(5)
                .contains(new YamlSource(folder + "/models/wan-2-5.yaml", "own"))
                .contains(new YamlSource(folder + "/models/another.yaml", "new"));
    }

    @Test
    void laysTheOperatorsSettingsLast() throws IOException {
        Files.writeString(folder.resolve("reelgate.yaml"), "own: 1");

        List<YamlSource> settings = ConfFolder.of(Variables.of(Map.of("REELGATE_CONF_DIR", folder.toString())))
                .settings();

        assertThat(settings.getLast()).isEqualTo(new YamlSource(folder + "/reelgate.yaml", "own: 1"));
    }

    @Test
    void refusesAFolderThatIsNone() {
        assertThatThrownBy(() -> ConfFolder.of(Variables.of(Map.of("REELGATE_CONF_DIR", "/no/such/folder"))))
                .isInstanceOf(ConfigException.class)
                .hasMessage("environment REELGATE_CONF_DIR: conf.dir must be a folder (was \"/no/such/folder\")");
    }

    @Test
    void checksSettingsAndModelsTogether() throws IOException {
        Files.createDirectory(folder.resolve("models"));
        Files.writeString(folder.resolve("models/wan-2-5.yaml"), "limits: {requestsPerMinute: 0}");
        Files.writeString(folder.resolve("reelgate.yaml"), "zebra: 1");

        List<ConfigError> errors = Configured.read(NoSettings.class, Map.of("REELGATE_CONF_DIR", folder.toString()))
                .errors();

        assertThat(errors)
                .map(ConfigError::toString)
                .contains(folder + "/models/wan-2-5.yaml:1: limits.concurrent is required")
                .contains(folder + "/reelgate.yaml:1: zebra is unknown, known are: ");
    }

    private static void add(JarOutputStream jar, String name) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(("text of " + name).getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }
}
