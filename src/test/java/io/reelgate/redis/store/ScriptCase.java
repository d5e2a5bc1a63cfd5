package io.reelgate.redis.store;

import io.reelgate.redis.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a script that changes something, on data that the case has put there.
 *
 * @param bound which argument is the time bound, from 1; 0 where there is none, because the script writes nothing
 * @param repeatable whether a second run with the same arguments must change nothing
 */
record ScriptCase(Script script, List<String> keys, List<String> arguments, int bound, boolean repeatable) {
    static ScriptCase of(Script script, List<String> keys, List<String> arguments, int bound) {
        return new ScriptCase(script, keys, arguments, bound, true);
    }

    ScriptCase thatCounts() {
        return new ScriptCase(script, keys, arguments, bound, false);
    }

    List<String> argumentsWithBound(String millis) {
        List<String> all = new ArrayList<>(arguments);
        if (bound > 0) {
            all.set(bound - 1, millis);
        }
        return all;
    }

    boolean writes() {
        return bound > 0 || !repeatable;
    }

    boolean bounded() {
        return bound > 0 || repeatable;
    }
}
