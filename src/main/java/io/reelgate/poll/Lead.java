package io.reelgate.poll;

import io.reelgate.port.LookBudget;
import io.reelgate.port.LookBudget.Grant;
import java.time.Duration;
import java.time.Instant;

/**
 * How far ahead of their time looks are asked for: not at all, unless answers come so late, from a distant store or on a
 * busy node, that what they grant has passed. Belongs to one event loop.
 */
final class Lead {
    private static final Duration PLENTY = Duration.ofMillis(200);

    private int tenths;

    int tenths() {
        return tenths;
    }

    /** Learns from an answer; whether what it grants can still be begun. */
    boolean inTime(Grant grant, Instant now) {
        boolean inTime = now.isBefore(grant.before());
        if (!inTime) {
            tenths = Math.min(LookBudget.FARTHEST, 2 * tenths + 1);
        } else if (tenths > 0 && now.plus(PLENTY).isBefore(grant.from())) {
            tenths--;
        }
        return inTime;
    }
}
