package io.reelgate.app.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sequences of stops that run at the same time, because none waits for what another one does. */
final class Abreast {
    private final List<Shutdown> lines = new ArrayList<>();

    /** One more sequence, stopped the last first like any other. */
    synchronized Shutdown line() {
        Shutdown line = new Shutdown();
        lines.add(line);
        return line;
    }

    /** Blocking, until the slowest has ended. */
    synchronized void run() {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            lines.forEach(line -> threads.execute(line::run));
        }
    }
}
