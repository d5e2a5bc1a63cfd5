package io.reelgate.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** One call of the command line. */
record Run(int exit, String out, String err) {
    @Command(name = "reelgate")
    static final class Root {}

    static Run of(Surroundings surroundings, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine main = new CommandLine(new Root());
        ClientCommands.addTo(main, surroundings);
        main.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = main.execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    static Surroundings piped(ScriptedGateway gateway) {
        return in(gateway, Path.of("nowhere"), false, Map.of());
    }

    static Surroundings in(ScriptedGateway gateway, Path folder, boolean terminal, Map<String, String> more) {
        Map<String, String> environment =
                new HashMap<>(Map.of("REELGATE_URL", gateway.url(), "REELGATE_KEY", ScriptedGateway.KEY));
        environment.putAll(more);
        return new Surroundings(Clock.systemUTC(), environment, folder, terminal);
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
