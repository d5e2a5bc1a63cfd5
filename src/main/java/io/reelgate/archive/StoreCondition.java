package io.reelgate.archive;

import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the result store takes what it is given, as the copies of this node have found it; told to operators once when
 * it stops and once when it goes on. While it does not, one copy at a time tries it: the others would only fetch their
 * results from the upstreams again and again for nothing. Safe from any thread.
 */
public final class StoreCondition {
    private static final Logger LOG = LoggerFactory.getLogger(StoreCondition.class);

    /** A single failure may be a hiccup of the store's; several without a success between them are none. */
    private static final int MOST_FAILURES = 3;

    /** Afterwards another copy may try it: the one that does may be large, and the store long well again. */
    private static final Duration LONGEST_TRY = Duration.ofMinutes(1);

    /** Lets a copy in; to be given back. Each is another one. */
    static final class Pass {
        private final Instant since;

        private Pass(Instant since) {
            this.since = since;
        }

        private boolean isOver(Instant now) {
            return !now.isBefore(since.plus(LONGEST_TRY));
        }
    }

    private volatile boolean available = true;
    private Optional<Pass> trying = Optional.empty();
    private int failures;
    private boolean tried;

    public void register(Metrics metrics) {
        metrics.gauge("reelgate_result_store_available", () -> available ? 1 : 0);
    }

    /** Never blocks. */
    public boolean available() {
        return available;
    }

    /** Whether a copy may be tried now; whoever was let in has to {@link #leave}. */
    synchronized Optional<Pass> enter(Instant now) {
        Pass pass = new Pass(now);
        if (available) {
            return Optional.of(pass);
        }
        if (trying.filter(other -> !other.isOver(now)).isPresent()) {
            return Optional.empty();
        }
        tried = true;
        trying = Optional.of(pass);
        return trying;
    }

    synchronized void leave(Pass pass) {
        trying = trying.filter(other -> other != pass);
    }

    synchronized void failed(TaskId task, Throwable failure) {
        failures++;
        if (available && failures >= MOST_FAILURES) {
            available = false;
            tried = true;
            LOG.atWarn()
                    .addKeyValue("task", task)
                    .log("the result store takes nothing, tasks wait for it: {}", failure.getMessage());
        }
    }

    synchronized void worked() {
        failures = 0;
        if (!available) {
            available = true;
            LOG.atInfo().log("the result store takes results again");
        }
    }

    /** Whether the store is said to take nothing, and no copy has tried it since this was asked last. */
    synchronized boolean untried() {
        boolean untried = !available && !tried;
        tried = false;
        return untried;
    }
}
