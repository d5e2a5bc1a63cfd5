package io.reelgate.app.command;

import io.reelgate.app.settings.Settings;
import io.reelgate.config.ConfigCheck;
import io.reelgate.config.bind.ConfigError;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Reads settings and models, prints every error with its place, and starts nothing. */
@Command(name = "check-config", description = "Reads the configuration and prints every error; starts nothing.")
public final class CheckConfigCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        List<ConfigError> errors = ConfigCheck.errors(Settings.class, System.getenv());
        errors.forEach(System.err::println);
        System.out.println(errors.isEmpty() ? "The configuration is in order." : errors.size() + " errors");
        return errors.isEmpty() ? 0 : 1;
    }
}
