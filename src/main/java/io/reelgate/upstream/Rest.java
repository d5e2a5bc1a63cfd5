package io.reelgate.upstream;

import io.reelgate.port.lane.LaneReports;
import io.reelgate.port.lane.LaneReports.Calls;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leaves a lane alone that asks for it, on all nodes, until the longest of the times it named. What one submit is told
 * holds for all, because vendors count by credential; a single look concerns its own job only, and looks rest when several
 * in a row were told to. Safe from any thread.
 */
final class Rest {
    private static final int LOOKS_IN_A_ROW = 3;
    private static final Duration LONGEST_OF_LOOKS = Duration.ofMinutes(1);

    private final String lane;
    private final Calls calls;
    private final LaneReports reports;
    private final Clock clock;
    private final AtomicInteger inARow = new AtomicInteger();
    private final AtomicLong until = new AtomicLong();

    Rest(String lane, Calls calls, LaneReports reports, Clock clock) {
        this.lane = lane;
        this.calls = calls;
        this.reports = reports;
        this.clock = clock;
    }

    /** How long there will be no call yet. */
    Optional<Duration> left() {
        long millis = until.get() - clock.millis();
        Optional<Duration> own = millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
        return reports.rest(lane, calls)
                .filter(told -> own.filter(each -> each.compareTo(told) >= 0).isEmpty())
                .or(() -> own);
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
        if (calls == Calls.SUBMITS) {
            rest(wait);
        } else if (inARow.incrementAndGet() >= LOOKS_IN_A_ROW) {
            rest(wait.compareTo(LONGEST_OF_LOOKS) > 0 ? LONGEST_OF_LOOKS : wait);
        }
    }

    private void rest(Duration wait) {
        until.accumulateAndGet(clock.millis() + wait.toMillis(), Math::max);
        reports.asksForRest(lane, calls, wait);
    }
}
