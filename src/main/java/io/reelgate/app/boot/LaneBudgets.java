package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.app.settings.UpstreamAccess;
import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.route.Lane;
import io.reelgate.upstream.VendorBudgets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The budget of each lane: its credential's, else its upstream's, else what the vendor documents; simulated ones have none. */
final class LaneBudgets {
    private final Settings settings;

    LaneBudgets(Settings settings) {
        this.settings = settings;
    }

    Map<String, Budget> of(Collection<String> lanes) {
        return lanes.stream().collect(Collectors.toMap(lane -> lane, this::budget));
    }

    private Budget budget(String name) {
        Lane lane = Lane.of(name);
        Optional<UpstreamAccess> access =
                Optional.ofNullable(settings.upstreams().get(lane.upstream()));
        Budget own = access.map(each -> each.budget(lane.credential())).orElse(Budget.NONE);
        String format = access.map(each -> each.format(lane.upstream())).orElse(lane.upstream());
        return settings.simulated() ? own : own.or(VendorBudgets.of(format));
    }
}
