package io.reelgate.port;

/**
 * Hears where the gateway is on a task's way. Why it exists: that a node may die at any moment is a promise, and the
 * only proof is to let one die at exactly each of these moments. The product announces them and reacts to none; what a
 * test does on hearing one (end the process, freeze it) is the test's.
 */
@FunctionalInterface
public interface Waypoints {
    /** Nobody listens: what every gateway outside of tests runs with. */
    Waypoints NONE = waypoint -> {};

    /** Called on the event loop that does the work, once per task or callback that comes by. */
    void reached(Waypoint waypoint);
}
