package io.reelgate.app.boot;

import io.reelgate.app.settings.Role;
import io.reelgate.app.settings.Settings;
import io.reelgate.poll.LookScheduler;
import io.reelgate.poll.PollPorts;
import io.reelgate.poll.PollSettings;
import io.reelgate.poll.PollerVerticle;
import io.reelgate.port.CallerMedia;
import io.reelgate.port.HintUrls;
import io.reelgate.port.Upstream;
import io.reelgate.submit.SubmitPorts;
import io.reelgate.submit.SubmitSettings;
import io.reelgate.submit.SubmitVerticle;
import java.time.Duration;
import java.util.UUID;

/** The roles that move tasks on until their upstream is done: submit, poll, sweep. */
final class WorkRoles {
    private final Foundation foundation;
    private final Settings settings;
    private final Abreast roles;
    private final CallerMedia media;
    private final HintUrls hints;

    WorkRoles(Foundation foundation, Abreast roles, CallerMedia media, HintUrls hints) {
        this.foundation = foundation;
        this.media = media;
        this.hints = hints;
        this.settings = foundation.settings();
        this.roles = roles;
    }

    void deploy(UpstreamsPart.Upstreams upstreams) {
        if (has(Role.SWEEP)) {
            new SweepRoles(foundation, line()).deploy();
        }
        if (has(Role.POLL)) {
            poll(upstreams.door());
        }
        if (has(Role.SUBMIT)) {
            submit(upstreams.door());
        }
    }

    private boolean has(Role role) {
        return settings.node().has(role);
    }

    private Deployments line() {
        return new Deployments(foundation.vertx(), roles.line());
    }

    private Duration drain() {
        return settings.drain().patience();
    }

    private void poll(Upstream upstream) {
        PollSettings poll = pollSettings();
        Deployments deployments = line();
        deployments.deploy(
                "pollers",
                poll.pollers(),
                () -> new PollerVerticle(
                        poll,
                        upstream,
                        foundation.journal(),
                        foundation.metrics(),
                        foundation.pace().endings()));
        deployments.deploy(
                "look scheduler",
                new LookScheduler(
                        poll,
                        new LookCaps(settings).of(foundation.catalogue()),
                        new PollPorts(
                                foundation.presences().join(Role.POLL),
                                foundation.stores().queue(),
                                foundation.stores().looks(),
                                foundation.metrics(),
                                foundation.clock())));
    }

    private PollSettings pollSettings() {
        PollSettings standard = PollSettings.DEFAULT;
        return new PollSettings(
                settings.poll().concurrency(),
                settings.node().loops(),
                settings.poll().timeout().plusSeconds(5),
                standard.patience(),
                standard.rhythm(),
                drain());
    }

    private void submit(Upstream upstream) {
        SubmitSettings standard = SubmitSettings.DEFAULT;
        SubmitSettings submit = new SubmitSettings(
                settings.submit().concurrency(),
                settings.submit().prefetch(),
                settings.submit().timeout(),
                standard.margin(),
                standard.scan(),
                standard.seldom(),
                drain());
        SubmitPorts ports = new SubmitPorts(
                foundation.presences().join(Role.SUBMIT),
                foundation.stores().queue(),
                foundation.journal(),
                upstream,
                media,
                foundation.metrics(),
                foundation.clock(),
                foundation.waypoints(),
                hints,
                foundation.lanes().gate());
        line().deploy(
                        "submit",
                        new SubmitVerticle(
                                submit, ports, () -> UUID.randomUUID().toString(), foundation.random()));
    }
}
