package io.reelgate.app.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process when the one that started it ends. A gateway run through Maven would otherwise go on in the
 * background when Maven is killed, and hold the port.
 */
public final class ParentWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);
    static final String PROPERTY = "reelgate.watchParent";

    private ParentWatch() {}

    public static void startIfAsked(Runnable drainAndExit) {
        if (Boolean.getBoolean(PROPERTY)) {
            ProcessHandle.current().parent().ifPresent(parent -> watch(parent, drainAndExit));
        }
    }

    private static void watch(ProcessHandle parent, Runnable drainAndExit) {
        Thread.ofVirtual().name("parent-watch").start(() -> {
            parent.onExit().join();
            LOG.info("the process that started this gateway has ended");
            drainAndExit.run();
        });
    }
}
