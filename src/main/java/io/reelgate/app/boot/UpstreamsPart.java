package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.app.settings.UpstreamAccess;
import io.reelgate.domain.route.Lane;
import io.reelgate.egress.MappedHosts;
import io.reelgate.upstream.Adapters;
import io.reelgate.upstream.Navigation;
import io.reelgate.upstream.UpstreamSettings;
import io.reelgate.upstream.UpstreamShell;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The upstreams that routes name: the configured vendors, or the simulator in the place of them all. */
final class UpstreamsPart {
    /** The door to all upstreams, the hosts from which their results may be fetched, and those of sample media. */
    record Upstreams(
            UpstreamShell door,
            List<UpstreamSettings> lanes,
            Map<String, List<String>> nameToMediaHosts,
            MappedHosts samples) {}

    private record Known(
            List<UpstreamSettings> settings, Map<String, List<String>> nameToMediaHosts, MappedHosts samples) {
        Known(MappedHosts samples) {
            this(new ArrayList<>(), new TreeMap<>(), samples);
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
        return new Upstreams(door(known, foundation), known.settings(), known.nameToMediaHosts(), known.samples());
    }

    private UpstreamShell door(Known known, Foundation foundation) {
        UpstreamShell shell = new UpstreamShell(
                foundation.vertx(),
                known.settings(),
                foundation.catalogue(),
                foundation.metrics(),
                foundation.clock(),
                foundation.waypoints(),
                new Navigation(
                        daring(), foundation.lanes().board().offers(), foundation.pace()::median, foundation.random()),
                foundation.lanes().board());
        shutdown.last("upstream", () -> shell.close().await());
        return shell;
    }

    private Known configured() {
        Known upstreams = new Known(MappedHosts.NONE);
        configuration.settings().upstreams().forEach((name, access) -> add(upstreams, name, access));
        return upstreams;
    }

    private Set<String> daring() {
        return configuration.settings().upstreams().entrySet().stream()
                .filter(upstream -> upstream.getValue().unconfirmed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void add(Known upstreams, String name, UpstreamAccess access) {
        access.lanes(name).forEach((lane, credential) -> {
            URI base = access.address(name, credential);
            String key = credential.apiKey().orElse("");
            upstreams
                    .settings()
                    .add(upstream(lane, access.format(name), base, key)
                            .in(cloud(access))
                            .sharing(credential.weight(), access.failedJobsAreFree()));
            upstreams.nameToMediaHosts().put(lane.name(), mediaHosts(name, access, base));
        });
    }

    private static Optional<UpstreamSettings.Cloud> cloud(UpstreamAccess access) {
        return access.cloud()
                .account()
                .map(account ->
                        new UpstreamSettings.Cloud(account, access.cloud().bucket()));
    }

    private static List<String> mediaHosts(String name, UpstreamAccess access, URI base) {
        Adapters.Vendor vendor = access.vendor(name).orElseThrow();
        List<String> hosts = new ArrayList<>(access.mediaHosts().isEmpty() ? vendor.mediaHosts() : access.mediaHosts());
        hosts.add(base.getHost());
        return hosts;
    }

    private Known simulated(Foundation foundation) {
        Optional<URI> elsewhere = configuration.settings().simulator().url();
        SimulatorPart.Running simulator = elsewhere
                .map(url -> new SimulatorPart.Running(url, MappedHosts.NONE))
                .orElseGet(() -> new SimulatorPart(configuration, foundation).start(shutdown));
        Known upstreams = new Known(simulator.samples());
        UpstreamNames.routed(configuration.catalogue()).forEach(name -> add(upstreams, name, simulator.url()));
        return upstreams;
    }

    private void add(Known upstreams, String name, URI simulator) {
        String format = UpstreamNames.simulatedFormat(name, configuration.settings());
        SimulatedVendor vendor =
                new SimulatedVendor(simulator, Adapters.find(format).orElseThrow());
        upstreams
                .settings()
                .add(upstream(new Lane(name), format, vendor.baseUrl(), SimulatorPart.KEY)
                        .in(vendor.cloud()));
        upstreams.nameToMediaHosts().put(name, vendor.mediaHosts());
    }

    /** A submit that is given up sooner is an error sooner. */
    private static Duration silence(Settings settings) {
        Duration silence = settings.breaker().silence();
        return silence.compareTo(settings.submit().timeout()) < 0
                ? silence
                : settings.submit().timeout();
    }

    /** The simulator's jobs end sooner, as their deadlines do. */
    private static Duration lookPause(Settings settings) {
        Duration standard = UpstreamSettings.Timeouts.DEFAULT.lookPause();
        double speed = settings.simulated() ? settings.simulator().speed() : 1;
        return Duration.ofMillis(Math.max(200, Math.round(standard.toMillis() / speed)));
    }

    private UpstreamSettings upstream(Lane lane, String adapter, URI base, String key) {
        Settings settings = configuration.settings();
        var standard = UpstreamSettings.Timeouts.DEFAULT;
        var timeouts = new UpstreamSettings.Timeouts(
                standard.connect(),
                settings.submit().timeout(),
                settings.poll().timeout(),
                silence(settings),
                lookPause(settings));
        return new UpstreamSettings(
                lane.name(), adapter, base.toString(), key, timeouts, UpstreamSettings.Pool.DEFAULT);
    }
}
