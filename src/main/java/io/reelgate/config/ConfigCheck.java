package io.reelgate.config;

import io.reelgate.config.bind.ConfigBinder;
import io.reelgate.config.bind.ConfigError;
import io.reelgate.config.bind.ConfigException;
import io.reelgate.config.models.ModelFiles;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that is wrong with the configuration, for the command {@code check-config}. Reads files. */
public final class ConfigCheck {

    private ConfigCheck() {}

    /**
     * Every error of the settings and of all model files; empty when a gateway can start with them.
     *
     * @param settings the record the settings are bound to
     */
    public static List<ConfigError> errors(Class<? extends Record> settings, Map<String, String> environment) {
        try {
            return errors(settings, ConfFolder.of(environment), environment);
        } catch (ConfigException e) {
            return e.errors();
        } catch (UncheckedIOException e) {
            return List.of(new ConfigError("conf", 0, "", e.getMessage()));
        }
    }

    private static List<ConfigError> errors(
            Class<? extends Record> settings, ConfFolder folder, Map<String, String> environment) {
        List<ConfigError> wrongSettings =
                ConfigBinder.bind(settings, environment, folder.settings()).errors();
        List<ConfigError> wrongModels =
                ModelFiles.read(folder.models(), environment).errors();
        return Stream.concat(wrongSettings.stream(), wrongModels.stream()).toList();
    }
}
