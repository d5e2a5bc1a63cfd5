package io.reelgate.app.boot;

import io.reelgate.app.settings.SampleMedia;
import io.reelgate.app.settings.Settings;
import io.reelgate.egress.FixedAddress;
import io.reelgate.egress.MappedHosts;
import io.reelgate.redis.store.StoreFacts;
import io.reelgate.simulator.Simulator;
import io.reelgate.simulator.SimulatorSettings;
import io.reelgate.simulator.SimulatorSettings.SampleSite;
import io.reelgate.simulator.Vendors;
import io.reelgate.simulator.sample.HostIdentity;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The simulator inside the gateway, which is also the hosts of sample media. */
final class SimulatorPart {
    /** What the gateway shows it. */
    static final String KEY = "simulated-upstream";

    private static final String SIMULATOR_SECRET = "simulator-secret";

    /** {@code samples}: the hosts that it is, for what callers name. */
    record Running(URI url, MappedHosts samples) {}

    private final Configuration configuration;
    private final Settings.Simulator settings;
    private final Foundation foundation;

    SimulatorPart(Configuration configuration, Foundation foundation) {
        this.configuration = configuration;
        this.settings = configuration.settings().simulator();
        this.foundation = foundation;
    }

    /** Blocking. */
    Running start(Shutdown shutdown) {
        Optional<HostIdentity> identity = identity(settings.media());
        Simulator simulator = Simulator.start(
                        foundation.vertx(),
                        configuration.settings().node().loops(),
                        simulatorSettings(identity),
                        new CatalogueDurations(configuration.catalogue()),
                        Clock.systemUTC())
                .await();
        shutdown.last("simulator", () -> simulator.stop().await());
        return new Running(
                simulator.url(), identity.map(who -> samples(who, simulator)).orElse(MappedHosts.NONE));
    }

    private Optional<HostIdentity> identity(SampleMedia media) {
        return media.hosts().isEmpty()
                ? Optional.empty()
                : Optional.of(HostIdentity.of(media.hosts(), foundation.clock().instant(), foundation.random()));
    }

    private SimulatorSettings simulatorSettings(Optional<HostIdentity> identity) {
        return new SimulatorSettings(
                settings.host(),
                settings.port(),
                settings.speed(),
                settings.signingKey().orElseGet(this::sharedSecret),
                configuration.settings().data().dir().resolve("simulator"),
                Set.of(KEY),
                identity.map(who -> new SampleSite(settings.media().port(), who)),
                Vendors.names());
    }

    /** One key for the simulators of all nodes, so that each answers for the jobs of the others. */
    private String sharedSecret() {
        byte[] fresh = new byte[32];
        foundation.random().nextBytes(fresh);
        StoreFacts facts = foundation.stores().facts();
        return facts.state(SIMULATOR_SECRET, HexFormat.of().formatHex(fresh)).await();
    }

    private MappedHosts samples(HostIdentity identity, Simulator simulator) {
        FixedAddress here = new FixedAddress(address(), Optional.of(simulator.samplesPort()));
        Map<String, FixedAddress> names =
                identity.hosts().stream().collect(Collectors.toMap(name -> name, name -> here));
        return new MappedHosts(names, List.of(identity.certificate()));
    }

    /** Where it listens on all addresses it is reached on this machine. */
    private InetAddress address() {
        try {
            InetAddress address = InetAddress.getByName(settings.host());
            return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        } catch (UnknownHostException e) {
            throw new StartRefused("simulator.host " + settings.host() + " is not an address of this machine");
        }
    }
}
