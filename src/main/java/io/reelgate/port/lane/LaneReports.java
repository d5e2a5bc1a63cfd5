package io.reelgate.port.lane;

import io.reelgate.domain.lane.ErrorClass;
import java.time.Duration;
import java.util.Optional;

/** Where it is told what calls to lanes met. Never blocks, safe from any thread. */
public interface LaneReports {
    /** Vendors count them apart. */
    enum Calls {
        SUBMITS,
        LOOKS
    }

    /** Nobody listens. */
    LaneReports NONE = new LaneReports() {
        @Override
        public void answered(String lane) {}

        @Override
        public void failed(String lane, ErrorClass why) {}

        @Override
        public void looked(String lane, Optional<ErrorClass> failure) {}

        @Override
        public void looking(String lane, int change) {}

        @Override
        public void asksForRest(String lane, Calls calls, Duration rest) {}

        @Override
        public Optional<Duration> rest(String lane, Calls calls) {
            return Optional.empty();
        }
    };

    /** A submit was answered, be it refused. */
    void answered(String lane);

    /** A submit failed for a reason that lies in the lane. */
    void failed(String lane, ErrorClass why);

    /** A look came back, well or not; it is shown and opens no breaker. */
    void looked(String lane, Optional<ErrorClass> failure);

    /** So many more looks, or fewer, are under way. */
    void looking(String lane, int change);

    /** The vendor names a time for which it wants to be left alone. */
    void asksForRest(String lane, Calls calls, Duration rest);

    /** How much of it is left, whichever node was told so. */
    Optional<Duration> rest(String lane, Calls calls);
}
