package io.reelgate.port.lane;

import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.port.lane.LaneReports.Calls;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What this node has met at one lane and has not told yet. Safe from any thread. */
final class LaneWatch {
    private static final String ANSWERED = "answered";
    private static final String LOOKED = "looked";
    private static final String LOOK_PREFIX = "look_";

    private Map<String, Integer> classToCount = new HashMap<>();
    private int answered;
    private int failuresSince;
    private Optional<ErrorClass> failure = Optional.empty();
    private Map<Calls, Duration> rests = new EnumMap<>(Calls.class);

    synchronized void answered() {
        answered++;
        failuresSince = 0;
        count(ANSWERED);
    }

    synchronized void failed(ErrorClass why) {
        failuresSince++;
        failure = Optional.of(why);
        count(why.word());
    }

    synchronized void looked(Optional<ErrorClass> why) {
        count(why.map(each -> LOOK_PREFIX + each.word()).orElse(LOOKED));
    }

    synchronized void asksForRest(Calls calls, Duration asked) {
        rests.merge(calls, asked, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private void count(String what) {
        classToCount.merge(what, 1, Integer::sum);
    }

    private Duration rest(Calls calls) {
        return rests.getOrDefault(calls, Duration.ZERO);
    }

    /** All of it, once. */
    synchronized Tally take() {
        Tally tally = new Tally(answered, failuresSince, failure, rest(Calls.SUBMITS), rest(Calls.LOOKS), classToCount);
        classToCount = new HashMap<>();
        answered = 0;
        failuresSince = 0;
        failure = Optional.empty();
        rests = new EnumMap<>(Calls.class);
        return tally;
    }
}
