package io.reelgate.app.settings;

import io.reelgate.domain.task.UnclearPolicy;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A vendor's address and credential.
 *
 * @param mediaHosts hosts that its result links may point to, beside that of the base URL
 * @param looksPerSecond how often it may be asked about jobs, by all nodes together
 * @param unclear what becomes of submits that stay unclear
 */
public record UpstreamAccess(
        Optional<URI> baseUrl,
        Optional<String> apiKey,
        List<String> mediaHosts,
        Optional<Integer> looksPerSecond,
        Optional<UnclearPolicy> unclear) {
    public UpstreamAccess {
        if (looksPerSecond.filter(rate -> rate < 1).isPresent()) {
            throw new IllegalArgumentException("looksPerSecond must be 1 or more (was " + looksPerSecond.get() + ")");
        }
    }

    public boolean complete() {
        return baseUrl.isPresent() && apiKey.isPresent();
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "UpstreamAccess[" + baseUrl + "]";
    }
}
