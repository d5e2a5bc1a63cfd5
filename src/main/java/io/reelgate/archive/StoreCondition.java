package io.reelgate.archive;

import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the result store takes what it is given, as the copies of this node have found it; told to operators once when
 * it stops and once when it goes on. While it does not, one copy at a time tries it: the others would only fetch their
 * results from the upstreams again and again for nothing. Safe from any thread.
 */
public final class StoreCondition {
    private static final Logger LOG = LoggerFactory.getLogger(StoreCondition.class);

    private volatile boolean available = true;
    private boolean probed;

    public void register(Metrics metrics) {
        metrics.gauge("reelgate_result_store_available", () -> available ? 1 : 0);
    }

    /** Never blocks. */
    public boolean available() {
        return available;
    }

    /** Whether a copy may be tried now; whoever was let in has to {@link #leave}. */
    synchronized boolean enter() {
        if (available) {
            return true;
        }
        boolean first = !probed;
        probed = true;
        return first;
    }

    synchronized void leave() {
        probed = false;
    }

    synchronized void failed(TaskId task, Throwable failure) {
        if (available) {
            LOG.atWarn()
                    .addKeyValue("task", task)
                    .log("the result store takes nothing, tasks wait for it: {}", failure.getMessage());
        }
        available = false;
    }

    synchronized void worked() {
        if (!available) {
            LOG.atInfo().log("the result store takes results again");
        }
        available = true;
    }
}
