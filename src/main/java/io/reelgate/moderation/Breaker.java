package io.reelgate.moderation;

import java.time.Clock;

/**
 * Leaves a dead endpoint alone: after some failures in a row it is asked once a second, until it answers again. Safe from
 * any thread.
 */
final class Breaker {
    private static final int FAILURES = 5;
    private static final long PAUSE_MILLIS = 1_000;

    private final Clock clock;
    private int inARow;
    private long nextProbe;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean mayAsk() {
        if (inARow < FAILURES) {
            return true;
        }
        long now = clock.millis();
        if (now < nextProbe) {
            return false;
        }
        nextProbe = now + PAUSE_MILLIS;
        return true;
    }

    synchronized void answered() {
        inARow = 0;
    }

    synchronized void failed() {
        inARow++;
        nextProbe = clock.millis() + PAUSE_MILLIS;
    }
}
