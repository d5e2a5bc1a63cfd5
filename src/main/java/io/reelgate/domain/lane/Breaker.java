package io.reelgate.domain.lane;

import java.time.Instant;
import java.util.Optional;

/** Whether tasks are sent to a lane, by what all nodes have met there. */
public sealed interface Breaker {
    Breaker CLOSED = new Closed();

    /** Why it is not closed. */
    Optional<Trouble> trouble();

    /** As stored, logged and measured. */
    String word();

    /**
     * What opened a breaker, and for how long it has been like that.
     *
     * @param tries how often it has been opened without closing between
     */
    record Trouble(ErrorClass reason, Instant since, int tries) {}

    /** All is well: every task goes. */
    record Closed() implements Breaker {
        @Override
        public Optional<Trouble> trouble() {
            return Optional.empty();
        }

        @Override
        public String word() {
            return "closed";
        }
    }

    /** No task goes before {@code until}; the first one after that is a probe. */
    record Open(Trouble cause, Instant until) implements Breaker {
        @Override
        public Optional<Trouble> trouble() {
            return Optional.of(cause);
        }

        @Override
        public String word() {
            return "open";
        }
    }

    /**
     * One task at a time goes, as a probe.
     *
     * @param until no further probe before, unless the one under way is answered
     * @param successes probes in a row that went well
     */
    record HalfOpen(Trouble cause, Instant until, int successes) implements Breaker {
        @Override
        public Optional<Trouble> trouble() {
            return Optional.of(cause);
        }

        @Override
        public String word() {
            return "half_open";
        }
    }
}
