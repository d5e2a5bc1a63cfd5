package io.reelgate.domain.lane;

import java.util.Optional;

/**
 * What a vendor takes of one credential of ours, counted over all nodes; empty is without bound.
 *
 * @param requestsPerMinute submits in any minute
 * @param concurrent jobs at a time, each from its submit to its end
 */
public record Budget(Optional<Integer> requestsPerMinute, Optional<Integer> concurrent) {
    private static final int MOST = 100_000;

    public static final Budget NONE = new Budget(Optional.empty(), Optional.empty());

    public Budget {
        check("requestsPerMinute", requestsPerMinute);
        check("concurrent", concurrent);
    }

    public static Budget of(int requestsPerMinute, int concurrent) {
        return new Budget(Optional.of(requestsPerMinute), Optional.of(concurrent));
    }

    public boolean isUnbounded() {
        return requestsPerMinute.isEmpty() && concurrent.isEmpty();
    }

    /** With another's bounds where this one says nothing. */
    public Budget or(Budget other) {
        return new Budget(requestsPerMinute.or(other::requestsPerMinute), concurrent.or(other::concurrent));
    }

    private static void check(String name, Optional<Integer> bound) {
        bound.filter(value -> value < 1 || value > MOST).ifPresent(value -> {
            throw new IllegalArgumentException(name + " must be 1 to " + MOST + " (was " + value + ")");
        });
    }
}
