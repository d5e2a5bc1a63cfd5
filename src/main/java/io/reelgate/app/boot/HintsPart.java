package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.app.settings.UpstreamAccess;
import io.reelgate.hint.HintPorts;
import io.reelgate.hint.HintRoute;
import io.reelgate.port.HintUrls;
import io.reelgate.upstream.HintSettings;
import io.reelgate.upstream.UpstreamHints;
import io.reelgate.upstream.hint.HintVendor;
import io.reelgate.web.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Vendors' webhooks, of the upstreams that have them turned on; without any there is nothing to call and no path. */
final class HintsPart {
    private static final String PATH = "/hooks/v1/";

    private final Foundation foundation;
    private final UpstreamHints vendors;
    private final boolean any;

    HintsPart(Foundation foundation, Shutdown shutdown) {
        this.foundation = foundation;
        List<HintSettings> upstreams = upstreams(foundation.settings());
        this.any = !upstreams.isEmpty();
        this.vendors = new UpstreamHints(foundation.vertx(), upstreams, foundation.metrics(), foundation.clock());
        shutdown.last("hints", () -> vendors.close().await());
    }

    private static List<HintSettings> upstreams(Settings settings) {
        return settings.upstreams().entrySet().stream()
                .filter(upstream -> upstream.getValue().hints().on())
                .map(upstream -> hints(upstream.getKey(), upstream.getValue()))
                .toList();
    }

    private static HintSettings hints(String name, UpstreamAccess access) {
        String format = access.format(name);
        return new HintSettings(
                name, format, access.hints().webhookSecret(), access.hints().keys(format));
    }

    /** Whether the webhooks of an upstream name jobs, so that these have to be remembered. */
    static boolean namesJobs(String upstream, Settings settings) {
        return Optional.ofNullable(settings.upstreams().get(upstream))
                .filter(access -> access.hints().webhookSecret().isPresent())
                .flatMap(access -> HintVendor.of(access.format(upstream)).bySecret())
                .flatMap(HintVendor.BySecret::namesJob)
                .isPresent();
    }

    List<Route> routes() {
        return any
                ? List.of(new HintRoute(new HintPorts(
                        vendors,
                        foundation.stores().jobNames(),
                        foundation.stores().waker(),
                        foundation.metrics(),
                        foundation.clock())))
                : List.of();
    }

    HintUrls urls() {
        String before = foundation.settings().http().callersUrl() + PATH;
        return (upstream, id) -> vendors.listens(upstream, true)
                ? Optional.of(before + URLEncoder.encode(upstream, StandardCharsets.UTF_8) + "/" + id.value())
                : Optional.empty();
    }
}
