package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.config.Configured;
import io.reelgate.config.bind.Bound;
import io.reelgate.config.bind.Bound.Broken;
import io.reelgate.config.bind.Bound.Usable;
import io.reelgate.config.bind.ConfigError;
import io.reelgate.config.bind.ConfigException;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Route;
import io.reelgate.egress.Trust;
import io.reelgate.moderation.ListFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the files and the environment say, read and checked as a whole. */
public record Configuration(Settings settings, Catalogue catalogue) {
    /**
     * Blocking; not for an event loop.
     *
     * @throws ConfigException with every error of settings and models
     */
    public static Configuration load(Map<String, String> environment) {
        return read(environment).orElseThrow();
    }

    /** Blocking: the configuration, or everything that is wrong with it and with the files it names. */
    public static Bound<Configuration> read(Map<String, String> environment) {
        return switch (Configured.read(Settings.class, environment)) {
            case Broken<Configured<Settings>> broken -> new Broken<>(broken.errors());
            case Usable<Configured<Settings>> usable -> checked(usable.value());
        };
    }

    private static Bound<Configuration> checked(Configured<Settings> configured) {
        List<ConfigError> errors = new ArrayList<>();
        configured.settings().moderation().list().ifPresent(list -> errors.addAll(errorsOf(list)));
        configured.settings().egress().trust().ifPresent(file -> errors.addAll(errorsOfTrust(file)));
        errors.addAll(errorsOfRoutes(configured));
        return errors.isEmpty()
                ? new Usable<>(new Configuration(configured.settings(), configured.catalogue()))
                : new Broken<>(errors);
    }

    private static List<ConfigError> errorsOf(Path moderationList) {
        String source = moderationList.toString();
        return ListFile.faults(moderationList).stream()
                .map(fault -> new ConfigError(source, fault.line(), "moderation.list", fault.message()))
                .toList();
    }

    private static List<ConfigError> errorsOfTrust(Path file) {
        try {
            Trust.ofPem(file);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(new ConfigError(file.toString(), 0, "egress.trust", "must name a PEM file of certificates"));
        }
    }

    /** A route whose model its adapter cannot write would fail every task that takes it. */
    private static List<ConfigError> errorsOfRoutes(Configured<Settings> configured) {
        return configured.catalogue().all().stream()
                .flatMap(model -> model.routing().routes().stream()
                        .filter(route -> isUnknown(route, configured.settings()))
                        .map(route -> new ConfigError(
                                "models",
                                0,
                                model.id() + ".routing.routes",
                                "must name a model that " + route.upstream() + "'s format has inputs for (was "
                                        + route.upstreamModel() + ")")))
                .toList();
    }

    private static boolean isUnknown(Route route, Settings settings) {
        return UpstreamNames.vendor(route.upstream(), settings)
                .filter(vendor -> !vendor.knows(route.upstreamModel()))
                .isPresent();
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
