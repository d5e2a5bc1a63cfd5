package io.reelgate.app.boot;

import io.reelgate.app.settings.Role;
import io.reelgate.app.settings.Settings;
import io.reelgate.domain.request.RequestPolicy;
import io.reelgate.domain.task.BufferedRandom;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.egress.Rules;
import io.reelgate.fanout.Fanout;
import io.reelgate.fanout.FanoutPorts;
import io.reelgate.fanout.FanoutSettings;
import io.reelgate.fanout.FanoutView;
import io.reelgate.governor.GovernorSettings;
import io.reelgate.governor.GovernorVerticle;
import io.reelgate.governor.TaskMaker;
import io.reelgate.ingress.EdgeServices;
import io.reelgate.ingress.EdgeState;
import io.reelgate.ingress.IngressSettings;
import io.reelgate.ingress.IngressVerticle;
import io.reelgate.port.AdmissionStore;
import io.reelgate.port.Routability;
import io.reelgate.web.Route;
import java.util.ArrayList;
import java.util.List;

/** The roles that callers meet: governor, ingress, fan-out. */
final class EdgeRoles {
    private final Foundation foundation;
    private final Settings settings;
    private final Deployments deployments;
    private final Shutdown shutdown;
    private final EdgeState state;
    private final Rules urls;
    private final Routability.Judge routability;

    EdgeRoles(Foundation foundation, Rules urls, Routability.Judge routability, Shutdown shutdown, EdgeState state) {
        this.foundation = foundation;
        this.settings = foundation.settings();
        this.deployments = new Deployments(foundation.vertx(), shutdown);
        this.shutdown = shutdown;
        this.state = state;
        this.urls = urls;
        this.routability = routability;
    }

    /** The governor is there before the first request, and the sockets are closed before the port is. */
    void deploy(List<Route> workRoutes) {
        List<Route> routes = new ArrayList<>(workRoutes);
        Fanout fanout = fanout();
        if (settings.node().has(Role.GOVERNOR)) {
            governor();
        }
        if (settings.node().has(Role.FANOUT)) {
            routes.addAll(fanout.routes());
            deployments.deploy("fanout", fanout.verticle());
        }
        if (settings.node().has(Role.INGRESS)) {
            ingress(routes);
        }
        if (settings.node().has(Role.FANOUT)) {
            shutdown.last("sockets", () -> fanout.drain().await());
        }
    }

    private Fanout fanout() {
        FanoutSettings standard = FanoutSettings.defaults();
        FanoutSettings.Sockets sockets = standard.sockets();
        FanoutSettings chosen = new FanoutSettings(
                new FanoutSettings.Sockets(
                        settings.stream().origins(),
                        sockets.perAccount(),
                        sockets.messagesPerMinute(),
                        sockets.ping(),
                        sockets.idle()),
                standard.queue(),
                standard.tail(),
                standard.progress(),
                standard.longPolls());
        return new Fanout(
                new FanoutPorts(
                        foundation.stores().events(),
                        foundation.stores().tasks(),
                        foundation.stores().accounts(),
                        foundation.metrics()),
                new FanoutView(
                        foundation.models(), foundation.partitions(), foundation.snapshots(), foundation.clock()),
                chosen);
    }

    private void governor() {
        AdmissionStore admissions =
                foundation.stores().admissions(foundation.vertx(), foundation.random(), foundation.metrics());
        deployments.deploy(
                "governor",
                settings.node().loops(),
                () -> new GovernorVerticle(GovernorSettings.defaults(), taskMaker(), admissions, foundation.metrics()));
    }

    /** One for each governor, because the buffered bits are for one event loop. */
    private TaskMaker taskMaker() {
        TaskIds ids = new TaskIds(new BufferedRandom(foundation.random()));
        return new TaskMaker(ids, foundation.partitions(), foundation.snapshots(), foundation.clock());
    }

    private void ingress(List<Route> routes) {
        Settings.Http http = settings.http();
        IngressSettings where = IngressSettings.of(http.host(), http.port(), http.callersUrl())
                .withDrain(settings.drain().patience());
        EdgeServices services = services();
        Listening port = new Listening("ingress", "http.port", http.host(), http.port());
        deployments.deploy(port, settings.node().loops(), () -> new IngressVerticle(where, services, state, routes));
    }

    private EdgeServices services() {
        return new EdgeServices(
                foundation.catalogue(),
                policy(),
                foundation.stores().accounts(),
                foundation.stores().tasks(),
                foundation.snapshots(),
                new ModerationPart(foundation, shutdown).open(),
                routability,
                foundation.stores().replays(),
                foundation.stores()::available,
                foundation.metrics(),
                foundation.clock(),
                foundation.random());
    }

    private RequestPolicy policy() {
        RequestPolicy strict = RequestPolicy.strict(urls.callbackUrls(), urls.admittedMedia());
        return new RequestPolicy(
                settings.requests().unknownFields() == Settings.Leftover.IGNORE,
                settings.requests().unusedFields() == Settings.Leftover.IGNORE,
                strict.accountProvider(),
                strict.callbackUrls(),
                strict.mediaUrls());
    }
}
