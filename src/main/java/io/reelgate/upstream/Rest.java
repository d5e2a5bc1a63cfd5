package io.reelgate.upstream;

import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leaves an upstream alone that asks for it: after several calls in a row were told to come back later, no call of
 * this node is made until the longest of the times they named. A single one concerns its own task only. Safe from any
 * thread.
 */
final class Rest {
    private static final int CALLS_IN_A_ROW = 3;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private final AtomicInteger inARow = new AtomicInteger();
    private final AtomicLong until = new AtomicLong();

    Rest(Clock clock) {
        this.clock = clock;
    }

    /** How long there will be no call yet. */
    Optional<Duration> left() {
        long millis = until.get() - clock.millis();
        return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    }

    /** Takes note of what a reply asked for. */
    void heard(Reading reading, Reply reply) {
        if (isBusy(reading) && reply.retryAfter().isPresent()) {
            toldToWait(reply.retryAfter().get());
        } else {
            inARow.set(0);
        }
    }

    private static boolean isBusy(Reading reading) {
        return reading.outcome() == Reading.Outcome.BUSY || reading.outcome() == Reading.Outcome.OVERLOADED;
    }

    private void toldToWait(Duration wait) {
        if (inARow.incrementAndGet() >= CALLS_IN_A_ROW) {
            Duration bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
            until.accumulateAndGet(clock.millis() + bounded.toMillis(), Math::max);
        }
    }
}
