package io.reelgate.fanout;

import java.time.Clock;

/** Counts the messages of one socket, minute by minute. */
final class MessageBudget {
    private static final long MINUTE = 60_000;

    private final int perMinute;
    private final Clock clock;
    private long began;
    private int used;

    MessageBudget(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
        this.began = clock.millis();
    }

    boolean take() {
        long now = clock.millis();
        if (now - began >= MINUTE) {
            began = now;
            used = 0;
        }
        return ++used <= perMinute;
    }
}
