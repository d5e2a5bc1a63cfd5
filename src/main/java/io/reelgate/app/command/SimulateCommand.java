package io.reelgate.app.command;

import io.reelgate.app.boot.CatalogueDurations;
import io.reelgate.app.boot.Configuration;
import io.reelgate.app.boot.StartRefused;
import io.reelgate.app.settings.SampleMedia;
import io.reelgate.app.settings.Settings;
import io.reelgate.simulator.Simulator;
import io.reelgate.simulator.SimulatorSettings;
import io.reelgate.simulator.SimulatorSettings.SampleSite;
import io.reelgate.simulator.Vendors;
import io.reelgate.simulator.sample.HostIdentity;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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

    @Option(names = "--vendors", split = ",", description = "Whose formats it speaks; default: all it knows.")
    private List<String> vendors = List.of();

    @Option(names = "--media-port", description = "Https port for sample media as other hosts; default: none.")
    private Integer mediaPort;

    @Option(names = "--media-hosts", split = ",", description = "Those hosts; default: simulator.media.hosts.")
    private List<String> mediaHosts = List.of();

    @Option(
            names = "--media-certificate",
            description = "File to write the certificate of those hosts to: what egress.trust of the gateways names.")
    private Path mediaCertificate;

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
        if (simulator.samplesPort() > 0) {
            System.out.println("Sample media stand on https port " + simulator.samplesPort() + ".");
        }
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
                Set.of(),
                mediaPort == null ? Optional.empty() : Optional.of(samples(simulator.media())),
                vendors.isEmpty() ? Vendors.names() : Set.copyOf(vendors));
    }

    private SampleSite samples(SampleMedia media) {
        List<String> hosts = mediaHosts.isEmpty() ? media.hosts() : mediaHosts;
        HostIdentity identity = HostIdentity.of(hosts, Clock.systemUTC().instant(), new SecureRandom());
        if (mediaCertificate != null) {
            write(identity.pem());
        }
        return new SampleSite(mediaPort, identity);
    }

    private void write(String certificate) {
        try {
            Files.writeString(mediaCertificate, certificate);
        } catch (IOException e) {
            throw new StartRefused("--media-certificate cannot be written: " + e.getMessage());
        }
    }
}
