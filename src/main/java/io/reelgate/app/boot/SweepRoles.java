package io.reelgate.app.boot;

import io.reelgate.app.settings.Role;
import io.reelgate.app.settings.Settings;
import io.reelgate.port.Presence;
import io.reelgate.submit.SubmitSettings;
import io.reelgate.sweep.AuditPorts;
import io.reelgate.sweep.AuditVerticle;
import io.reelgate.sweep.PlaceAudit;
import io.reelgate.sweep.SweepSettings;
import io.reelgate.sweep.SweepVerticle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The two verticles of the sweep role: the sweep of each second and the audit. */
final class SweepRoles {
    private final Foundation foundation;
    private final Settings settings;
    private final Deployments deployments;

    SweepRoles(Foundation foundation, Deployments deployments) {
        this.foundation = foundation;
        this.settings = foundation.settings();
        this.deployments = deployments;
    }

    void deploy() {
        Presence presence = foundation.presences().join(Role.SWEEP);
        sweep(presence);
        audit(presence);
    }

    private void sweep(Presence presence) {
        SweepSettings standard = SweepSettings.DEFAULT;
        deployments.deploy(
                "sweep",
                new SweepVerticle(
                        new SweepSettings(standard.interval(), standard.seldom(), standard.grace(), drain()),
                        presence,
                        foundation.stores().queue(),
                        foundation.journal(),
                        foundation.metrics(),
                        foundation.clock()));
    }

    private void audit(Presence presence) {
        String node = foundation.presences().node();
        List<String> upstreams = UpstreamNames.all(foundation.catalogue(), settings);
        AuditPorts ports = new AuditPorts(
                foundation
                        .stores()
                        .audits(
                                node,
                                upstreams,
                                submitLease(),
                                settings.archive().patience()),
                foundation.stores().keySpace(node, upstreams),
                foundation.journal(),
                presence,
                foundation.metrics(),
                foundation.clock(),
                Optional.of(places()));
        deployments.deploy("audit", new AuditVerticle(settings.sweep().audit(), drain(), ports));
    }

    private PlaceAudit places() {
        Lanes lanes = foundation.lanes();
        Set<String> bounded = lanes.board().names().stream()
                .filter(lane -> lanes.gate().budget(lane).concurrent().isPresent())
                .collect(Collectors.toSet());
        return new PlaceAudit(
                lanes.board().names(), bounded, lanes.queue(), foundation.stores().tasks(), foundation.metrics());
    }

    private Duration submitLease() {
        return settings.submit().timeout().plus(SubmitSettings.DEFAULT.margin());
    }

    private Duration drain() {
        return settings.drain().patience();
    }
}
