package io.reelgate;

import io.reelgate.domain.address.Ports;
import io.reelgate.domain.request.RequestPolicy;
import io.reelgate.egress.MappedHosts;
import io.reelgate.egress.Rules;
import java.util.List;

/** Policies of requests with the addresses an operator opened. */
public final class Policies {
    /** Everything refused that can be, public addresses only. */
    public static final RequestPolicy STRICT = opened(List.of(), List.of());

    private Policies() {}

    public static RequestPolicy opened(List<String> callbacks, List<String> media) {
        Rules rules = Rules.of(callbacks, media, Ports.USUAL, MappedHosts.NONE, MappedHosts.NONE);
        return RequestPolicy.strict(rules.callbackUrls(), rules.admittedMedia());
    }
}
