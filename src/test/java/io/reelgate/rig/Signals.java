package io.reelgate.rig;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that the JDK cannot send. */
public final class Signals {
    private Signals() {}

    /** SIGSTOP: the process keeps its memory and its connections and does nothing. */
    public static void freeze(Process process) {
        send("-STOP", process);
    }

    /** SIGCONT: it goes on as if no time had passed. */
    public static void thaw(Process process) {
        send("-CONT", process);
    }

    private static void send(String signal, Process process) {
        try {
            int exit = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill " + signal + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
