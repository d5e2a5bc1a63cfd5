package io.reelgate.app;

import io.reelgate.app.boot.Version;
import io.reelgate.app.command.CheckConfigCommand;
import io.reelgate.app.command.Refusals;
import io.reelgate.app.command.ServeCommand;
import io.reelgate.app.command.SimulateCommand;
import io.reelgate.cli.ClientCommands;
import io.reelgate.cli.Surroundings;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Every command; without one the gateway is served. */
@Command(
        name = "reelgate",
        description = "A reactive gateway for asynchronous AI video generation.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {ServeCommand.class, SimulateCommand.class, CheckConfigCommand.class})
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        CommandLine commands = new CommandLine(new Main());
        ClientCommands.addTo(commands, Surroundings.ofProcess(Clock.systemUTC()));
        commands.setExecutionExceptionHandler(new Refusals());
        int exit = commands.execute(arguments.length == 0 ? new String[] {"serve"} : arguments);
        if (exit != ServeCommand.SERVING) {
            System.exit(exit);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
