package io.reelgate.webhook;

import io.reelgate.domain.retry.CallbackSchedule;
import io.reelgate.port.CallbackClient.Delivery;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What follows from one try of a callback. */
sealed interface Verdict {
    record Delivered() implements Verdict {}

    record Again(Duration pause, String reason) implements Verdict {}

    record Dead(String reason) implements Verdict {}

    int GONE = 410;

    /** {@code tries}: made so far, this one included. */
    static Verdict of(Delivery delivery, int tries, RandomGenerator random) {
        return switch (delivery) {
            case Delivery.Answered answered when answered.status() / 100 == 2 -> new Delivered();
            case Delivery.Answered answered when answered.status() == GONE -> new Dead(text(answered));
            case Delivery.Answered answered -> later(tries, answered.retryAfter(), text(answered), random);
            case Delivery.Undelivered failed -> later(tries, Optional.empty(), failed.reason(), random);
        };
    }

    private static Verdict later(int tries, Optional<Duration> asked, String reason, RandomGenerator random) {
        return CallbackSchedule.after(tries, asked, random)
                .<Verdict>map(pause -> new Again(pause, reason))
                .orElse(new Dead(reason));
    }

    private static String text(Delivery.Answered answered) {
        return "the endpoint answered " + answered.status();
    }
}
