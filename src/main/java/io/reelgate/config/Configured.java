package io.reelgate.config;

import io.reelgate.config.bind.Bound;
import io.reelgate.config.bind.Bound.Broken;
import io.reelgate.config.bind.Bound.Usable;
import io.reelgate.config.bind.ConfigBinder;
import io.reelgate.config.bind.ConfigError;
import io.reelgate.config.bind.ConfigException;
import io.reelgate.config.bind.Variables;
import io.reelgate.config.models.ModelFiles;
import io.reelgate.domain.model.Catalogue;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The whole configuration: files and environment, settings and models, read and checked at once. Reads files: not for an
 * event loop.
 *
 * @param <T> the record the settings are bound to
 */
public record Configured<T extends Record>(T settings, Catalogue catalogue) {

    /** The configuration, or everything that is wrong with it; variables of ours that no setting knows are wrong, too. */
    public static <T extends Record> Bound<Configured<T>> read(Class<T> settings, Map<String, String> environment) {
        try {
            return read(settings, Variables.of(environment));
        } catch (ConfigException e) {
            return new Broken<>(e.errors());
        } catch (UncheckedIOException e) {
            return new Broken<>(List.of(new ConfigError("conf", 0, "", e.getMessage())));
        }
    }

    private static <T extends Record> Bound<Configured<T>> read(Class<T> type, Variables environment) {
        ConfFolder folder = ConfFolder.of(environment);
        Bound<T> settings = ConfigBinder.bind(type, environment, folder.settings());
        Bound<Catalogue> catalogue = ModelFiles.read(folder.models(), environment);
        List<ConfigError> errors = Stream.of(
                        settings.errors(), catalogue.errors(), environment.leftOver(OtherVariables::contain))
                .flatMap(List::stream)
                .toList();
        return errors.isEmpty()
                ? new Usable<>(new Configured<>(settings.orElseThrow(), catalogue.orElseThrow()))
                : new Broken<>(errors);
    }
}
