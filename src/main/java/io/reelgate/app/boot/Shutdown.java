package io.reelgate.app.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What has been started and has to be stopped, the last first. A step that fails does not keep the others from running. */
final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    /** Whoever waits for a stop wants to know for what. */
    private static final long LONG_MILLIS = 1_000;

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
        long begun = System.nanoTime();
        try {
            step.action().run();
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            LOG.atLevel(took < LONG_MILLIS ? Level.DEBUG : Level.INFO)
                    .addKeyValue("step", step.name())
                    .addKeyValue("millis", took)
                    .log("stopped");
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("step", step.name()).setCause(e).log("did not stop cleanly");
        }
    }
}
