package io.reelgate.hint;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many webhooks of one upstream this node looks at in a second: checking a signature costs time, and anybody may
 * post. Who comes too late is told to come again; the looks do not depend on it. Safe from any thread.
 */
final class HintRate {
    private static final int COUNT_BITS = 20;
    private static final long COUNT = (1L << COUNT_BITS) - 1;

    private final int perSecond;
    private final Clock clock;
    /** The second, and how many came in it. */
    private final AtomicLong passed = new AtomicLong();

    HintRate(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    boolean passes() {
        long second = clock.instant().getEpochSecond();
        long now = passed.updateAndGet(before -> next(before, second));
        return (now & COUNT) <= perSecond;
    }

    private static long next(long before, long second) {
        boolean same = before >>> COUNT_BITS == second;
        long count = same ? Math.min((before & COUNT) + 1, COUNT) : 1;
        return second << COUNT_BITS | count;
    }
}
