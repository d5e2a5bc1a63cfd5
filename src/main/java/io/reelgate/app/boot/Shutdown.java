package io.reelgate.app.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started and has to be stopped, the last first. A step that fails does not keep the others from running. */
final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private record Step(String name, Runnable action) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    synchronized void last(String name, Runnable action) {
        steps.push(new Step(name, action));
    }

    /** Blocking; a second call finds nothing left to do. */
    synchronized void run() {
        while (!steps.isEmpty()) {
            run(steps.pop());
        }
    }

    private static void run(Step step) {
        try {
            step.action().run();
            LOG.atDebug().addKeyValue("step", step.name()).log("stopped");
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("step", step.name()).setCause(e).log("did not stop cleanly");
        }
    }
}
