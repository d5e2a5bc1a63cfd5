package io.reelgate.simulator.vendor;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When which jobs were stopped by their callers. As the refusals that are counted it is common to the instances of a
 * process, for the last ones only, and forgotten with the process: an id cannot tell what came after it.
 */
final class StoppedJobs implements Shareable {

    private static final String NAME = "reelgate.simulator.stopped";
    private static final int MOST = 10_000;

    private final Map<String, Long> idToTime = new LinkedHashMap<>();

    static StoppedJobs of(Vertx vertx) {
        return vertx.sharedData()
                .<String, StoppedJobs>getLocalMap(NAME)
                .computeIfAbsent(NAME, none -> new StoppedJobs());
    }

    synchronized void stop(String id, long time) {
        idToTime.putIfAbsent(id, time);
        if (idToTime.size() > MOST) {
            idToTime.remove(idToTime.keySet().iterator().next());
        }
    }

    synchronized Optional<Long> time(String id) {
        return Optional.ofNullable(idToTime.get(id));
    }
}
