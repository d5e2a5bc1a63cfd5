package io.reelgate.app.command;

import io.reelgate.app.boot.Configuration;
import io.reelgate.app.boot.Gateway;
import io.reelgate.app.boot.ParentWatch;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;

/** Starts a gateway and leaves it running; SIGTERM and Ctrl-C drain it. */
@Command(name = "serve", description = "Starts the gateway (the default command).", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    /** The command has come back and its work goes on: the process must not be ended. */
    public static final int SERVING = -1;

    @Override
    public Integer call() {
        Gateway gateway = new Gateway(Configuration.load(System.getenv()));
        AtomicBoolean serving = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway, serving.get()), "drain"));
        ParentWatch.startIfAsked(() -> System.exit(0));
        StartReport.print(gateway.boot());
        serving.set(true);
        return SERVING;
    }

    /** A gateway that drained has done what the signal asked for: 0, not the JVM's 143 for a process that was ended. */
    private static void stop(Gateway gateway, boolean served) {
        gateway.drain();
        if (served) {
            Runtime.getRuntime().halt(0);
        }
    }
}
