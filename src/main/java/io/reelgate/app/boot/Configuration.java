package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.config.Configured;
import io.reelgate.config.bind.ConfigException;
import io.reelgate.domain.model.Catalogue;
import java.util.Map;

/** What the files and the environment say, read and checked as a whole. */
public record Configuration(Settings settings, Catalogue catalogue) {
    /**
     * Blocking; not for an event loop.
     *
     * @throws ConfigException with every error of settings and models
     */
    public static Configuration load(Map<String, String> environment) {
        Configured<Settings> configured =
                Configured.read(Settings.class, environment).orElseThrow();
        return new Configuration(configured.settings(), configured.catalogue());
    }

    /** Whether the simulator stands in for the vendors: none of them has an address and a key. */
    public boolean simulated() {
        return settings.simulated();
    }

    /** The catalogue with the times that hold here: the simulator's speed divides them all. */
    public Catalogue timedCatalogue() {
        return simulated() ? catalogue.scaledBy(settings.simulator().speed()) : catalogue;
    }
}
