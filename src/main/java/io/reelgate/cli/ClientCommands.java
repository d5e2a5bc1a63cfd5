package io.reelgate.cli;

import picocli.CommandLine;

/** The commands of the client, to be added to the main command. */
public final class ClientCommands {
    private ClientCommands() {}

    /** Adds them all; their exit codes are 0 (all well), 1 (some tasks failed), 2 (usage or connection). */
    public static void addTo(CommandLine main, Surroundings surroundings) {
        main.addSubcommand(new SubmitCommand(surroundings));
        main.addSubcommand(new WatchCommand(surroundings));
        main.addSubcommand(new StatusCommand(surroundings));
    }
}
