package io.reelgate.upstream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much rarer jobs are looked at whose lane does not tell anything: longer the more looks in a row brought nothing,
 * and never for so long that a job would be forgotten. Safe from any thread.
 */
final class LookBackoff {
    private static final int TOLERATED = 8;
    private static final int MOST_DOUBLINGS = 3;

    private final Duration first;
    private final AtomicInteger inARow = new AtomicInteger();

    LookBackoff(Duration first) {
        this.first = first;
    }

    void failed() {
        inARow.incrementAndGet();
    }

    void heard(boolean failed) {
        if (failed) {
            failed();
        } else {
            inARow.set(0);
        }
    }

    /** Empty while the usual interval is enough. */
    Optional<Duration> pause() {
        int over = inARow.get() - TOLERATED;
        return over <= 0
                ? Optional.empty()
                : Optional.of(first.multipliedBy(1L << Math.min(over / TOLERATED, MOST_DOUBLINGS)));
    }
}
