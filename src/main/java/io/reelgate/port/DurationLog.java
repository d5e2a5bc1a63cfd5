package io.reelgate.port;

import io.reelgate.domain.pace.Mark;
import io.vertx.core.Future;
import java.util.Map;

/**
 * How long jobs took, counted by all nodes together, by the hour in which they ended (hours of Redis time since 1970).
 * What is lost costs a few looks and no task. Every method fails with {@link StoreUnavailable} when the store cannot be
 * asked, and with another failure where what is there is broken.
 */
public interface DurationLog {
    /** The jobs of one model at one lane that ended in one hour. */
    record Page(String model, String lane, long hour) {}

    Future<Void> add(Page page, Map<Mark, Long> markToUnits);

    /** A number that grows with everything that is added to a page; 0 for one that is not there. */
    Future<Long> size(Page page);

    /** All counts of a page; what cannot be understood is left out. */
    Future<Map<Mark, Long>> read(Page page);
}
