package io.reelgate.domain.retry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a failed callback is tried again (contract 7): ten steps, each counted from the end of the try before. */
public final class CallbackSchedule {
    private static final double JITTER = 0.2;

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private CallbackSchedule() {}

    /**
     * The wait after a failed try: the step, 20 % more or less by chance. An endpoint that asks for more time gets it
     * up to the end of that span; what lies beyond is the next step's business.
     *
     * @param tries tries made so far, from 1
     * @param retryAfter the wait the endpoint asked for
     * @return empty when that was the last try
     */
    public static Optional<Duration> after(int tries, Optional<Duration> retryAfter, RandomGenerator random) {
        if (tries > STEPS.size()) {
            return Optional.empty();
        }
        Duration step = STEPS.get(Math.max(tries, 1) - 1);
        Duration wait = share(step, 1 - JITTER + 2 * JITTER * random.nextDouble());
        Duration latest = share(step, 1 + JITTER);
        return Optional.of(later(wait, earlier(latest, retryAfter.orElse(wait))));
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration share(Duration step, double share) {
        return Duration.ofMillis((long) (step.toMillis() * share));
    }
}
