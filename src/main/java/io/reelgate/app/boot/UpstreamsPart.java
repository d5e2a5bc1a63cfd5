package io.reelgate.app.boot;

import io.reelgate.app.settings.SampleMedia;
import io.reelgate.app.settings.Settings;
import io.reelgate.app.settings.UpstreamAccess;
import io.reelgate.port.Upstream;
import io.reelgate.redis.store.StoreFacts;
import io.reelgate.simulator.Simulator;
import io.reelgate.simulator.SimulatorSettings;
import io.reelgate.simulator.SimulatorSettings.SampleSite;
import io.reelgate.simulator.sample.HostIdentity;
import io.reelgate.upstream.UpstreamSettings;
import io.reelgate.upstream.UpstreamShell;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The upstreams that routes name: the configured vendors, or the simulator in the place of them all. */
final class UpstreamsPart {
    private static final String SIMULATOR_KEY = "simulated-upstream";
    private static final String SIMULATOR_SECRET = "simulator-secret";

    /** The door to all upstreams, and the hosts from which their results may be fetched. */
    record Upstreams(Upstream door, Map<String, List<String>> nameToMediaHosts) {}

    private record Known(List<UpstreamSettings> settings, Map<String, List<String>> nameToMediaHosts) {
        Known() {
            this(new ArrayList<>(), new TreeMap<>());
        }
    }

    private final Configuration configuration;
    private final Shutdown shutdown;

    UpstreamsPart(Configuration configuration, Shutdown shutdown) {
        this.configuration = configuration;
        this.shutdown = shutdown;
    }

    /** Blocking. */
    Upstreams open(Foundation foundation) {
        Known known = configuration.simulated() ? simulated(foundation) : configured();
        return new Upstreams(door(known, foundation), known.nameToMediaHosts());
    }

    private Upstream door(Known known, Foundation foundation) {
        UpstreamShell shell = new UpstreamShell(
                foundation.vertx(),
                known.settings(),
                foundation.catalogue(),
                foundation.metrics(),
                foundation.clock(),
                foundation.waypoints());
        shutdown.last("upstream", () -> shell.close().await());
        return shell;
    }

    private Known configured() {
        Known upstreams = new Known();
        configuration.settings().upstreams().forEach((name, access) -> add(upstreams, name, access));
        return upstreams;
    }

    private void add(Known upstreams, String name, UpstreamAccess access) {
        if (access.complete()) {
            URI base = access.baseUrl().orElseThrow();
            upstreams.settings().add(upstream(name, base, access.apiKey().orElseThrow()));
            List<String> hosts = new ArrayList<>(access.mediaHosts());
            hosts.add(base.getHost());
            upstreams.nameToMediaHosts().put(name, hosts);
        }
    }

    private Known simulated(Foundation foundation) {
        URI simulator = configuration.settings().simulator().url().orElseGet(() -> start(foundation));
        Known upstreams = new Known();
        for (String name : UpstreamNames.routed(configuration.catalogue())) {
            upstreams.settings().add(upstream(name, simulator, SIMULATOR_KEY));
            upstreams.nameToMediaHosts().put(name, List.of(simulator.getHost()));
        }
        return upstreams;
    }

    private UpstreamSettings upstream(String name, URI base, String key) {
        Settings settings = configuration.settings();
        var standard = UpstreamSettings.Timeouts.DEFAULT;
        var timeouts = new UpstreamSettings.Timeouts(
                standard.connect(), settings.submit().timeout(), settings.poll().timeout());
        return new UpstreamSettings(name, "apixo", base.toString(), key, timeouts, UpstreamSettings.Pool.DEFAULT);
    }

    private URI start(Foundation foundation) {
        Vertx vertx = foundation.vertx();
        Simulator simulator = Simulator.start(
                        vertx,
                        configuration.settings().node().loops(),
                        simulatorSettings(foundation),
                        new CatalogueDurations(configuration.catalogue()),
                        Clock.systemUTC())
                .await();
        shutdown.last("simulator", () -> simulator.stop().await());
        return simulator.url();
    }

    private SimulatorSettings simulatorSettings(Foundation foundation) {
        Settings.Simulator simulator = configuration.settings().simulator();
        return new SimulatorSettings(
                simulator.host(),
                simulator.port(),
                simulator.speed(),
                simulator.signingKey().orElseGet(() -> sharedSecret(foundation)),
                configuration.settings().data().dir().resolve("simulator"),
                Set.of(SIMULATOR_KEY),
                samples(simulator.media(), foundation));
    }

    private static Optional<SampleSite> samples(SampleMedia media, Foundation foundation) {
        return media.hosts().isEmpty()
                ? Optional.empty()
                : Optional.of(new SampleSite(media.port(), identity(media, foundation)));
    }

    private static HostIdentity identity(SampleMedia media, Foundation foundation) {
        return HostIdentity.of(media.hosts(), foundation.clock().instant(), foundation.random());
    }

    /** One key for the simulators of all nodes, so that each answers for the jobs of the others. */
    private static String sharedSecret(Foundation foundation) {
        byte[] fresh = new byte[32];
        foundation.random().nextBytes(fresh);
        StoreFacts facts = foundation.stores().facts();
        return facts.state(SIMULATOR_SECRET, HexFormat.of().formatHex(fresh)).await();
    }
}
