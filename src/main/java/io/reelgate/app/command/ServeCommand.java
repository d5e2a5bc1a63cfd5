package io.reelgate.app.command;

import io.reelgate.app.boot.Configuration;
import io.reelgate.app.boot.Gateway;
import io.reelgate.app.boot.ParentWatch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts a gateway and leaves it running; SIGTERM and Ctrl-C drain it. */
@Command(name = "serve", description = "Starts the gateway (the default command).", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    /** The command has come back and its work goes on: the process must not be ended. */
    public static final int SERVING = -1;

    @Override
    public Integer call() {
        Gateway gateway = new Gateway(Configuration.load(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::drain, "drain"));
        ParentWatch.startIfAsked(() -> System.exit(0));
        StartReport.print(gateway.boot());
        return SERVING;
    }
}
