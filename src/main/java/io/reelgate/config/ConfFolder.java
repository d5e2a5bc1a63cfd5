package io.reelgate.config;

import io.reelgate.config.ShippedFolder.YamlFolder;
import io.reelgate.config.bind.ConfigError;
import io.reelgate.config.bind.ConfigException;
import io.reelgate.config.bind.Variables;
import io.reelgate.config.bind.YamlSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The configuration files: those that come with the program, and over them those of the operator's folder
 * ({@code conf.dir}, REELGATE_CONF_DIR). The working directory does not matter. Reads files: call it at boot,
 * not on an event loop.
 */
public final class ConfFolder {

    private static final String VARIABLE = "REELGATE_CONF_DIR";
    private static final String SHIPPED = "conf";
    private static final String MODELS = "models";
    private static final String SETTINGS = "reelgate.yaml";

    private final ShippedFolder shipped;
    private final Optional<Path> own;

    ConfFolder(ShippedFolder shipped, Optional<Path> own) {
        this.shipped = shipped;
        this.own = own;
    }

    /**
     * The folder the environment names, over what comes with the program.
     *
     * @throws ConfigException when it names no folder
     */
    public static ConfFolder of(Variables environment) {
        Optional<Path> own = environment.get(VARIABLE).map(Path::of);
        if (own.filter(folder -> !Files.isDirectory(folder)).isPresent()) {
            String message = "must be a folder (was \"" + own.get() + "\")";
            throw new ConfigException(List.of(new ConfigError("environment " + VARIABLE, 0, "conf.dir", message)));
        }
        return new ConfFolder(ShippedFolder.ofProgram(), own);
    }

    /** The sources of the settings, to be laid over each other in this order. */
    public List<YamlSource> settings() {
        Stream<YamlSource> standard =
                shipped.files(SHIPPED).stream().filter(file -> file.name().endsWith("/" + SETTINGS));
        Stream<YamlSource> changes = own.map(folder -> folder.resolve(SETTINGS)).filter(Files::isRegularFile).stream()
                .map(YamlSource::ofFile);
        return Stream.concat(standard, changes).toList();
    }

    /** The model files; one in the operator's folder replaces the shipped one of the same name. */
    public List<YamlSource> models() {
        Map<String, YamlSource> nameToFile = new TreeMap<>();
        shipped.files(SHIPPED + "/" + MODELS).forEach(file -> nameToFile.put(fileName(file), file));
        own.map(folder -> folder.resolve(MODELS))
                .map(folder -> YamlFolder.files(folder, folder + "/"))
                .orElse(List.of())
                .forEach(file -> nameToFile.put(fileName(file), file));
        return List.copyOf(nameToFile.values());
    }

    private static String fileName(YamlSource file) {
        return file.name().substring(file.name().lastIndexOf('/') + 1);
    }
}
