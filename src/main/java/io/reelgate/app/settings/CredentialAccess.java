package io.reelgate.app.settings;

import io.reelgate.config.bind.Default;
import io.reelgate.config.bind.Inline;
import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.route.Lane;
import io.reelgate.domain.route.LaneShare;
import java.net.URI;
import java.util.Optional;

/**
 * One of several credentials at an upstream.
 *
 * @param weight its part of the upstream's tasks against the others'; with 0 it gets none, and its jobs are looked at
 * @param baseUrl its region, where that is not the upstream's own address
 * @param requestsPerMinute its own, where the upstream's does not hold for it
 * @param concurrent in the same way
 * @param hints what proves its webhooks, where that is not what proves the upstream's
 */
public record CredentialAccess(
        Optional<String> apiKey,
        @Default("1") int weight,
        Optional<URI> baseUrl,
        Optional<Integer> requestsPerMinute,
        Optional<Integer> concurrent,
        @Inline HintAccess hints) {
    public CredentialAccess {
        new LaneShare(new Lane("any"), weight);
        new Budget(requestsPerMinute, concurrent);
    }

    Budget budget() {
        return new Budget(requestsPerMinute, concurrent);
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "CredentialAccess[weight=" + weight + "]";
    }
}
