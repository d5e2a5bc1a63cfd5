package io.reelgate.app.boot;

import io.reelgate.app.settings.HintAccess;
import io.reelgate.app.settings.Settings;
import io.reelgate.app.settings.UpstreamAccess;
import io.reelgate.domain.route.Lane;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Vendors' webhooks, of the lanes that have them turned on; without any there is nothing to call and no path. */
final class HintsPart {
    private static final String PATH = "/hooks/v1/";

    private final Foundation foundation;
    private final UpstreamHints vendors;
    private final boolean any;

    HintsPart(Foundation foundation, Shutdown shutdown) {
        this.foundation = foundation;
        List<HintSettings> lanes = lanes(foundation.settings());
        this.any = !lanes.isEmpty();
        this.vendors = new UpstreamHints(foundation.vertx(), lanes, foundation.metrics(), foundation.clock());
        shutdown.last("hints", () -> vendors.close().await());
    }

    private static List<HintSettings> lanes(Settings settings) {
        return settings.upstreams().entrySet().stream()
                .flatMap(upstream -> lanes(upstream.getKey(), upstream.getValue()))
                .toList();
    }

    private static Stream<HintSettings> lanes(String name, UpstreamAccess access) {
        String format = access.format(name);
        return access.hints(name).entrySet().stream()
                .map(lane -> new HintSettings(
                        lane.getKey().name(),
                        format,
                        lane.getValue().webhookSecret(),
                        lane.getValue().keys(format)));
    }

    /** Whether the webhooks of a lane name jobs, so that these have to be remembered. */
    static boolean namesJobs(String lane, Settings settings) {
        String upstream = Lane.of(lane).upstream();
        return Optional.ofNullable(settings.upstreams().get(upstream))
                .filter(access -> sharesSecret(access.hints(upstream).get(Lane.of(lane))))
                .flatMap(access -> HintVendor.of(access.format(upstream)).bySecret())
                .flatMap(HintVendor.BySecret::namesJob)
                .isPresent();
    }

    private static boolean sharesSecret(@Nullable HintAccess hints) {
        return hints != null && hints.webhookSecret().isPresent();
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
