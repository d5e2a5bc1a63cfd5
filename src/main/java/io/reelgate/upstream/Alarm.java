package io.reelgate.upstream;

import io.reelgate.port.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls somebody to a trouble that does not end by itself: counted and logged once, and again while it lasts, but not for
 * every task that meets it. Safe from any thread.
 */
final class Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    private static final Duration REMINDER = Duration.ofMinutes(10);
    private static final long QUIET = Long.MIN_VALUE;

    private final String upstream;
    private final String reason;
    private final String advice;
    private final Metrics metrics;
    private final Clock clock;
    private final AtomicLong next = new AtomicLong(QUIET);

    Alarm(String upstream, String reason, String advice, Metrics metrics, Clock clock) {
        this.upstream = upstream;
        this.reason = reason;
        this.advice = advice;
        this.metrics = metrics;
        this.clock = clock;
    }

    void raise() {
        long now = clock.millis();
        long due = next.get();
        if (now >= due && next.compareAndSet(due, now + REMINDER.toMillis())) {
            metrics.count("reelgate_upstream_alerts_total", "upstream", upstream, "reason", reason);
            LOG.atError()
                    .addKeyValue("upstream", upstream)
                    .addKeyValue("reason", reason)
                    .log(advice);
        }
    }

    /** It is over: the next one is news again. */
    void over() {
        next.set(QUIET);
    }
}
