package io.reelgate.results;

import io.reelgate.port.StoreTrouble;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a source may be silent, and take in all. Counts only while somebody wants its bytes: a source that the store
 * holds back is not slow. A store that holds it back for too long is in trouble itself, and so it is when the source has
 * lost its patience meanwhile. Time comes in ticks. Safe from any thread.
 */
final class BodyWatch {
    private static final int TICKS_PER_IDLE = 4;

    private final HttpResultSourceSettings settings;
    private boolean wanted;
    private boolean heldUp;
    private int silent;
    private int held;
    private long all;

    BodyWatch(HttpResultSourceSettings settings) {
        this.settings = settings;
    }

    Duration tick() {
        return settings.idle().dividedBy(TICKS_PER_IDLE);
    }

    synchronized void want(boolean now) {
        wanted = now;
        silent = 0;
    }

    synchronized void came() {
        silent = 0;
        held = 0;
    }

    /** One more {@link #tick} has passed; a failure ends the body. */
    synchronized Optional<RuntimeException> ticked() {
        return wanted ? waited() : heldBack();
    }

    private Optional<RuntimeException> waited() {
        silent++;
        all++;
        if (silent >= TICKS_PER_IDLE) {
            return Optional.of(new ResultUnavailable("the source sent nothing for " + settings.idle()));
        }
        return reached(all, settings.whole())
                ? Optional.of(new ResultUnavailable("the source took more than " + settings.whole()))
                : Optional.empty();
    }

    private Optional<RuntimeException> heldBack() {
        held++;
        heldUp |= held >= TICKS_PER_IDLE;
        return reached(held, settings.stall())
                ? Optional.of(new StoreTrouble("took nothing for " + settings.stall()))
                : Optional.empty();
    }

    private boolean reached(long ticks, Duration bound) {
        return tick().multipliedBy(ticks).compareTo(bound) >= 0;
    }

    /** What it means that the source broke off. */
    synchronized RuntimeException brokeOff(Throwable failure) {
        return heldUp
                ? new StoreTrouble("the source broke off, having been held back for more than " + settings.idle())
                : ResultUnavailable.of(failure);
    }
}
