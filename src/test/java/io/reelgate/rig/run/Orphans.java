package io.reelgate.rig.run;

import io.reelgate.rig.oracle.Claims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long work lies where a node that died left it: everything that stood in an index at the moment of the
 * death counts until it stands elsewhere, or with another score, or nowhere. Looks four times a second.
 */
public final class Orphans implements AutoCloseable {
    private static final long EVERY_MILLIS = 250;

    /** What has not moved since a death. */
    private record Left(long deathNanos, Map<String, String> taskToPlace) {}

    private final Claims claims;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private final List<Left> deaths = new ArrayList<>();
    private long longestNanos;
    private String longestPlace = "";

    public Orphans(Claims claims) {
        this.claims = claims;
        var unused = looking.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** To be called right after a node has died. */
    public synchronized void died() {
        deaths.add(new Left(System.nanoTime(), claims.taskToPlace()));
    }

    private synchronized void look() {
        Map<String, String> now = claims.taskToPlace();
        deaths.forEach(left -> look(left, now));
        deaths.removeIf(left -> left.taskToPlace().isEmpty());
    }

    private void look(Left left, Map<String, String> now) {
        long since = System.nanoTime() - left.deathNanos();
        left.taskToPlace().entrySet().removeIf(place -> moved(place, now, since));
    }

    private boolean moved(Map.Entry<String, String> place, Map<String, String> now, long since) {
        boolean moved = !place.getValue().equals(now.get(place.getKey()));
        if (moved && since > longestNanos) {
            longestNanos = since;
            longestPlace = place.getValue();
        }
        return moved;
    }

    /** The index and the score of what lay longest. */
    public synchronized String longestPlace() {
        return longestPlace;
    }

    /** The longest time from a death until something that stood there then was moved on; what still stands counts too. */
    public synchronized Duration longest() {
        long standing = deaths.stream()
                .mapToLong(left -> System.nanoTime() - left.deathNanos())
                .max()
                .orElse(0);
        return Duration.ofNanos(Math.max(longestNanos, standing));
    }

    @Override
    public void close() {
        looking.shutdownNow();
        claims.close();
    }
}
