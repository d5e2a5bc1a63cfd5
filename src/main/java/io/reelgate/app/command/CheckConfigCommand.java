package io.reelgate.app.command;

import io.reelgate.app.boot.Configuration;
import io.reelgate.config.bind.ConfigError;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads settings and models, prints every error with its place, and starts nothing. */
@Command(
        name = "check-config",
        description = "Reads the configuration and prints every error; starts nothing.",
        mixinStandardHelpOptions = true)
public final class CheckConfigCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    public CheckConfigCommand() {
        this(System.getenv());
    }

    CheckConfigCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        List<ConfigError> errors = Configuration.read(environment).errors();
        CommandLine terminal = spec.commandLine();
        errors.forEach(terminal.getErr()::println);
        terminal.getOut().println(summary(errors.size()));
        return errors.isEmpty() ? 0 : 1;
    }

    private static String summary(int errors) {
        return switch (errors) {
            case 0 -> "The configuration is in order.";
            case 1 -> "1 error";
            default -> errors + " errors";
        };
    }
}
