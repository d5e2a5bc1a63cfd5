package io.reelgate.app.settings;

import io.reelgate.domain.address.CallerUrlPolicy;
import io.reelgate.domain.address.Ports;
import io.reelgate.domain.address.UrlDecision;
import io.reelgate.domain.route.Lane;
import io.reelgate.egress.OpenedAddresses;
import java.util.List;
import java.util.Map;

/**
 * Vendors' webhooks as a whole ({@code hints}).
 *
 * @param insecure for tests: whether vendors are given URLs that are not public or not https, and their keys fetched so
 */
public record HintRules(boolean insecure) {
    private static final CallerUrlPolicy PUBLIC =
            CallerUrlPolicy.callbacks(OpenedAddresses.of(List.of()), Ports.of(List.of("1-65535")));

    /** Half of what a vendor's webhooks need would be webhooks that never come, or that nobody believes. */
    void check(Settings.Http http, Map<String, UpstreamAccess> upstreams, boolean simulated) {
        upstreams.forEach((name, access) -> {
            access.hints(name).forEach((lane, hints) -> hints.check(section(lane), access.format(name), insecure));
            if (!access.hints(name).isEmpty()) {
                require(simulated || access.complete(), "upstreams." + name + "'s webhooks need its apiKey");
                require(
                        insecure || isPublic(http.callersUrl()),
                        "upstreams." + name
                                + "'s webhooks need an http.publicUrl that is a public https URL, because the"
                                + " vendor posts to it (was " + http.callersUrl() + ")");
            }
        });
    }

    private static String section(Lane lane) {
        return "upstreams." + lane.upstream()
                + lane.credential().map(named -> ".credentials." + named).orElse("");
    }

    private static boolean isPublic(String url) {
        return PUBLIC.decide(url) instanceof UrlDecision.Allowed;
    }

    private static void require(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
    }
}
