package io.reelgate.app.settings;

import io.reelgate.config.bind.Inline;
import io.reelgate.domain.task.UnclearPolicy;
import io.reelgate.upstream.Adapters;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A vendor's wire format, address and credential.
 *
 * @param adapter whose wire format it speaks; unless set the upstream's own name says it
 * @param baseUrl where it is, unless where its vendor usually is
 * @param mediaHosts hosts that its result links may point to, beside that of the base URL; unless set those that its
 *     vendor documents
 * @param looksPerSecond how often it may be asked about jobs, by all nodes together
 * @param unclear what becomes of submits that stay unclear
 * @param hints what proves its webhooks
 */
public record UpstreamAccess(
        Optional<String> adapter,
        Optional<URI> baseUrl,
        Optional<String> apiKey,
        List<String> mediaHosts,
        Optional<Integer> looksPerSecond,
        Optional<UnclearPolicy> unclear,
        @Inline HintAccess hints) {
    public UpstreamAccess {
        if (looksPerSecond.filter(rate -> rate < 1).isPresent()) {
            throw new IllegalArgumentException("looksPerSecond must be 1 or more (was " + looksPerSecond.get() + ")");
        }
    }

    /** Whether tasks may be sent there. */
    public boolean complete() {
        return apiKey.isPresent();
    }

    /** Whether tasks are sent there, and nobody said where its results lie. */
    public boolean knowsNoMediaHosts(String name) {
        return complete()
                && mediaHosts.isEmpty()
                && vendor(name).filter(vendor -> vendor.mediaHosts().isEmpty()).isPresent();
    }

    /** The vendor of an upstream of this name. */
    public Optional<Adapters.Vendor> vendor(String name) {
        return Adapters.find(format(name));
    }

    /** The name of the wire format of an upstream of this name. */
    public String format(String name) {
        return adapter.orElse(name);
    }

    /** An upstream whose format nobody speaks may stand there, but not be used. */
    void check(String name) {
        boolean used = adapter.isPresent() || baseUrl.isPresent() || apiKey.isPresent();
        if (used && vendor(name).isEmpty()) {
            throw new IllegalArgumentException("upstreams." + name + ".adapter must be one of " + Adapters.names()
                    + " (was " + adapter.orElse("not set, and " + name + " is none") + ")");
        }
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "UpstreamAccess[" + baseUrl + "]";
    }
}
