package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.config.ConfFolder;
import io.reelgate.config.bind.Bound;
import io.reelgate.config.bind.ConfigBinder;
import io.reelgate.config.bind.ConfigError;
import io.reelgate.config.bind.ConfigException;
import io.reelgate.config.models.ModelFiles;
import io.reelgate.domain.model.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the files and the environment say, read and checked as a whole. */
public record Configuration(Settings settings, Catalogue catalogue) {
    /**
     * Blocking; not for an event loop.
     *
     * @throws ConfigException with every error of settings and models
     */
    public static Configuration load(Map<String, String> environment) {
        ConfFolder folder = ConfFolder.of(environment);
        Bound<Settings> settings = ConfigBinder.bind(Settings.class, environment, folder.settings());
        Bound<Catalogue> catalogue = ModelFiles.read(folder.models(), environment);
        List<ConfigError> errors = Stream.concat(settings.errors().stream(), catalogue.errors().stream())
                .toList();
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
        return new Configuration(settings.orElseThrow(), catalogue.orElseThrow());
    }

    /** Whether the simulator stands in for the vendors: none of them has an address and a key. */
    public boolean simulated() {
        return settings.upstreams().values().stream().noneMatch(Settings.UpstreamAccess::complete);
    }

    /** The catalogue with the times that hold here: the simulator's speed divides them all. */
    public Catalogue timedCatalogue() {
        return simulated() ? catalogue.scaledBy(settings.simulator().speed()) : catalogue;
    }
}
