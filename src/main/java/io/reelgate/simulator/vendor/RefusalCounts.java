package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.StrictJson;
import io.reelgate.simulator.job.ContentHash;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each input was refused for a moment, so that the words with a number refuse exactly that many submits and
 * take the next one. Remembered outside job ids: common to the instances of a process, for
 * the last inputs only, forgotten with the process and once the input was taken.
 */
final class RefusalCounts implements Shareable {

    private static final String NAME = "reelgate.simulator.refusals";
    private static final int MOST = 10_000;

    private final Map<ContentHash, Integer> inputToCount = new LinkedHashMap<>();

    static RefusalCounts of(Vertx vertx) {
        return vertx.sharedData()
                .<String, RefusalCounts>getLocalMap(NAME)
                .computeIfAbsent(NAME, unseen -> new RefusalCounts());
    }

    /** Whether this submit is one of the first {@code number} of its input. */
    synchronized boolean refuses(Understanding.Wanted wanted, int number) {
        ContentHash input = ContentHash.of(
                StrictJson.canonical(Map.of("product", wanted.product().model(), "input", wanted.sent())));
        int before = inputToCount.getOrDefault(input, 0);
        if (before >= number) {
            inputToCount.remove(input);
            return false;
        }
        inputToCount.put(input, before + 1);
        if (inputToCount.size() > MOST) {
            inputToCount.remove(inputToCount.keySet().iterator().next());
        }
        return true;
    }
}
