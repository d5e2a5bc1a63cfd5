package io.reelgate.app.settings;

import io.reelgate.config.bind.Default;
import io.reelgate.config.bind.Inline;
import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.route.Lane;
import io.reelgate.domain.route.LaneShare;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{0,4096}");

    public CredentialAccess {
        new LaneShare(new Lane("any"), weight);
        new Budget(requestsPerMinute, concurrent);
        apiKey = checked(apiKey);
    }

    /** An empty key is none; one that no header can carry, such as one with the end of its line, is refused. */
    static Optional<String> checked(Optional<String> key) {
        if (key.filter(text -> !KEY.matcher(text).matches()).isPresent()) {
            throw new IllegalArgumentException("apiKey must be 1-4096 visible ASCII characters, or empty for none");
        }
        return key.filter(text -> !text.isEmpty());
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
