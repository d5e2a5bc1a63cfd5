package io.reelgate.rig;

import java.time.Duration;

/** What the two directions of a proxy do to bytes now. */
final class Weather {
    private final Gate requests = new Gate();
    private final Gate answers = new Gate();

    void latency(Duration delay) {
        requests.delay(delay);
        answers.delay(delay);
    }

    void silent(boolean silentRequests, boolean silentAnswers) {
        requests.shut(silentRequests);
        answers.shut(silentAnswers);
    }

    Gate requests() {
        return requests;
    }

    Gate answers() {
        return answers;
    }

    /** Lets bytes through after a delay, and none while it is shut. */
    static final class Gate {
        private volatile long delayNanos;
        private boolean shut;

        void delay(Duration delay) {
            delayNanos = delay.toNanos();
        }

        long delayNanos() {
            return delayNanos;
        }

        synchronized void shut(boolean value) {
            shut = value;
            notifyAll();
        }

        synchronized void pass() throws InterruptedException {
            while (shut) {
                wait();
            }
        }
    }
}
