package io.reelgate.app.command;

import io.reelgate.app.boot.CatalogueDurations;
import io.reelgate.app.boot.Configuration;
import io.reelgate.app.settings.Settings;
import io.reelgate.simulator.Simulator;
import io.reelgate.simulator.SimulatorSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulator alone, for gateways whose {@code simulator.url} names it. */
@Command(
        name = "simulate",
        description = "Starts the upstream simulator alone; a gateway finds it by simulator.url.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
    private static final String SHARED_KEY = "simulator-standing-alone";

    @Option(names = "--port", defaultValue = "8090", description = "Port (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Interface (default ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--speed", description = "Divides all durations; default: simulator.speed.")
    private Double speed;

    @Option(names = "--ledger", description = "Folder of the ledger; default: simulator in data.dir.")
    private Path ledger;

    @Override
    public Integer call() {
        Configuration configuration = Configuration.load(System.getenv());
        Settings settings = configuration.settings();
        int loops = settings.node().loops();
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> vertx.close().await()));
        Simulator simulator = Simulator.start(
                        vertx,
                        loops,
                        simulatorSettings(settings),
                        new CatalogueDurations(configuration.catalogue()),
                        Clock.systemUTC())
                .await();
        System.out.println("The simulator listens on " + simulator.url() + ", its ledger on /_simulator/ledger.");
        System.out.println("Stop it with Ctrl-C.");
        return ServeCommand.SERVING;
    }

    private SimulatorSettings simulatorSettings(Settings settings) {
        Settings.Simulator simulator = settings.simulator();
        return new SimulatorSettings(
                host,
                port,
                speed == null ? simulator.speed() : speed,
                simulator.signingKey().orElse(SHARED_KEY),
                ledger == null ? settings.data().dir().resolve("simulator") : ledger,
                Set.of());
    }
}
