package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.app.settings.UpstreamAccess;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.route.Lane;
import io.reelgate.poll.LookCap;
import io.reelgate.upstream.Adapters;
import io.reelgate.upstream.UpstreamSettings;
import java.util.List;
import java.util.Optional;

/** How much each lane may be looked at: as its upstream is set, and a simulated one faster as its times are shorter. */
final class LookCaps {
    private static final int STANDARD = 1_000;
    private static final int MOST = 1_000_000;

    private final Settings settings;

    LookCaps(Settings settings) {
        this.settings = settings;
    }

    List<LookCap> of(Catalogue catalogue) {
        return UpstreamNames.all(catalogue, settings).stream().map(this::cap).toList();
    }

    /** More at once than there are connections would wait for one, and go out in a heap when the upstream recovers. */
    private LookCap cap(String upstream) {
        int atOnce = Math.min(settings.poll().concurrency(), UpstreamSettings.Pool.DEFAULT.connections());
        return new LookCap(upstream, perSecond(upstream), atOnce, !UpstreamNames.isInUse(upstream, settings));
    }

    private int perSecond(String upstream) {
        return Optional.ofNullable(settings.upstreams().get(Lane.of(upstream).upstream()))
                .flatMap(UpstreamAccess::looksPerSecond)
                .orElseGet(() -> standard(upstream));
    }

    private int standard(String upstream) {
        double speed = settings.simulated() ? settings.simulator().speed() : 1;
        int real = UpstreamNames.vendor(upstream, settings)
                .flatMap(Adapters.Vendor::looksPerSecond)
                .orElse(STANDARD);
        return (int) Math.clamp(real * speed, 1, MOST);
    }
}
