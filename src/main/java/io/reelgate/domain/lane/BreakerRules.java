package io.reelgate.domain.lane;

import io.reelgate.domain.lane.Breaker.Closed;
import io.reelgate.domain.lane.Breaker.HalfOpen;
import io.reelgate.domain.lane.Breaker.Open;
import io.reelgate.domain.lane.Breaker.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a lane's breaker opens and closes. It opens when some failures follow each other, however far apart they are, or
 * when most of many fail; at once where only an operator can help. Each time a probe fails it stays open for longer. At
 * a lane that does not answer every probe may buy something that nobody gets, so probes are rarer there.
 *
 * @param accountPause between probes of a lane whose account has to be put right
 * @param enabled whether it opens at all
 */
public record BreakerRules(Duration accountPause, boolean enabled) {
    /** Over which time failures are compared with calls. */
    public static final Duration WINDOW = Duration.ofSeconds(10);

    /** For how long a probe may be under way before another one is let go. */
    public static final Duration PROBE_PATIENCE = Duration.ofSeconds(40);

    private static final int IN_A_ROW = 5;
    private static final int SILENT_IN_A_ROW = 3;
    private static final int MANY_CALLS = 12;
    private static final int SUCCESSES = 2;
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration SILENT_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENT_PAUSE = Duration.ofMinutes(2);
    private static final int MOST_DOUBLINGS = 10;

    public static final BreakerRules DEFAULT = new BreakerRules(Duration.ofMinutes(15), true);

    public BreakerRules {
        if (accountPause.compareTo(BETWEEN_PROBES) < 0) {
            throw new IllegalArgumentException(
                    "accountPause must be 1s or more (was " + accountPause.toMillis() + "ms)");
        }
    }

    /** The same breaker where nothing follows from it. */
    public Breaker next(Breaker breaker, Evidence evidence, Instant now) {
        return enabled ? judged(breaker, evidence, now) : Breaker.CLOSED;
    }

    private Breaker judged(Breaker breaker, Evidence evidence, Instant now) {
        return switch (breaker) {
            case Closed closed -> whileClosed(closed, evidence, now);
            case Open open -> whileOpen(open, evidence, now);
            case HalfOpen half -> whileHalfOpen(half, evidence, now);
        };
    }

    private Breaker whileClosed(Closed closed, Evidence evidence, Instant now) {
        return evidence.failure()
                .filter(reason -> reason.needsAnOperator() || isTooMuch(reason, evidence))
                .<Breaker>map(reason -> open(new Trouble(reason, now, 1), now))
                .orElse(closed);
    }

    private static boolean isTooMuch(ErrorClass reason, Evidence evidence) {
        int most = reason == ErrorClass.SILENT ? SILENT_IN_A_ROW : IN_A_ROW;
        boolean mostOfMany = evidence.calls() >= MANY_CALLS && 4 * evidence.failures() >= 3 * evidence.calls();
        return evidence.inARow() >= most || mostOfMany;
    }

    /** An answer that comes late is as good as a probe's; failures of calls under way say nothing new. */
    private Breaker whileOpen(Open open, Evidence evidence, Instant now) {
        Optional<ErrorClass> worse = evidence.failure()
                .filter(ErrorClass::needsAnOperator)
                .filter(reason -> !open.cause().reason().needsAnOperator());
        if (worse.isPresent()) {
            return open(new Trouble(worse.get(), now, 1), now);
        }
        boolean lives = evidence.answered() > 0 && evidence.failure().isEmpty();
        return lives ? wentWell(open.cause(), 0, now) : open;
    }

    /** One that has answered, late as it was, is slow and not silent: its next probe has its time. */
    private Breaker whileHalfOpen(HalfOpen half, Evidence evidence, Instant now) {
        boolean slow = half.successes() > 0
                && evidence.failure()
                        .filter(reason -> reason == ErrorClass.SILENT)
                        .isPresent();
        if (slow && evidence.answered() == 0) {
            return half;
        }
        if (evidence.failure().isPresent()) {
            return again(half.cause(), evidence.failure().get(), now);
        }
        return evidence.answered() > 0 ? wentWell(half.cause(), half.successes(), now) : half;
    }

    private static Breaker wentWell(Trouble cause, int successes, Instant now) {
        return successes + 1 >= SUCCESSES
                ? Breaker.CLOSED
                : new HalfOpen(cause, now.plus(BETWEEN_PROBES), successes + 1);
    }

    private Breaker again(Trouble cause, ErrorClass reason, Instant now) {
        return open(new Trouble(reason, cause.since(), cause.tries() + 1), now);
    }

    private Open open(Trouble trouble, Instant now) {
        return new Open(trouble, now.plus(pause(trouble)));
    }

    private Duration pause(Trouble trouble) {
        if (trouble.reason().needsAnOperator()) {
            return accountPause;
        }
        return trouble.reason() == ErrorClass.SILENT
                ? doubled(SILENT_PAUSE, trouble.tries(), LONGEST_SILENT_PAUSE)
                : doubled(BETWEEN_PROBES, trouble.tries(), LONGEST_PAUSE);
    }

    private static Duration doubled(Duration first, int tries, Duration most) {
        Duration pause = first.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        return pause.compareTo(most) > 0 ? most : pause;
    }
}
