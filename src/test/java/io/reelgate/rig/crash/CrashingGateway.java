package io.reelgate.rig.crash;

import io.reelgate.app.boot.Configuration;
import io.reelgate.app.boot.Gateway;
import io.reelgate.port.Waypoint;
import io.reelgate.port.Waypoints;
import io.reelgate.rig.CrashPoint;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What {@code serve} runs, and the JVM is halted at one waypoint: no hook runs, no buffer is flushed, nothing is said to
 * anybody, as with kill -9. Which waypoint, and how many times it is passed before, stands in system properties.
 */
public final class CrashingGateway {
    private CrashingGateway() {}

    public static void main(String[] arguments) {
        Waypoints crash = crashAt(System.getProperty(CrashPoint.POINT), Integer.getInteger(CrashPoint.NTH));
        Gateway gateway = new Gateway(Configuration.load(System.getenv()), crash);
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::drain, "drain"));
        gateway.boot();
    }

    private static Waypoints crashAt(String word, int nth) {
        AtomicInteger left = new AtomicInteger(nth);
        return waypoint -> reached(waypoint, word, left);
    }

    private static void reached(Waypoint waypoint, String word, AtomicInteger left) {
        if (waypoint.word().equals(word) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(CrashPoint.EXIT);
        }
    }
}
