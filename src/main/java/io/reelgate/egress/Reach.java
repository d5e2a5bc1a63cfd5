package io.reelgate.egress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a host that is down from a node that reaches nobody. A host is down when it did not answer for a while; but
 * while nobody answers and several hosts are asked, that says nothing about any of them. Safe from any thread.
 */
final class Reach {
    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN = Duration.ofSeconds(90);
    private static final int SEVERAL = 3;
    private static final int MOST = 1_000;

    private record Silence(Instant since, Instant last) {}

    private final Clock clock;
    private final Map<String, Silence> hostToSilence = new LinkedHashMap<>();
    private Instant reached = Instant.MIN;

    Reach(Clock clock) {
        this.clock = clock;
    }

    /** The host answered. How long others were silent counts anew, if that was no fault of theirs. */
    synchronized void answered(String host) {
        Instant now = clock.instant();
        if (isCutOff(now)) {
            hostToSilence.clear();
        }
        hostToSilence.remove(host);
        reached = now;
    }

    /** The host did not answer: whether it is down, as far as this node can tell. */
    synchronized boolean isDown(String host) {
        Instant now = clock.instant();
        forget(now);
        Silence before = hostToSilence.remove(host);
        Instant since = before == null ? now : before.since();
        hostToSilence.put(host, new Silence(since, now));
        return !isCutOff(now) && !now.isBefore(since.plus(A_WHILE));
    }

    private boolean isCutOff(Instant now) {
        return hostToSilence.size() >= SEVERAL && !now.isBefore(reached.plus(A_WHILE));
    }

    /** Those that nobody asks for any more; the longest ago stands first. */
    private void forget(Instant now) {
        Iterator<Silence> all = hostToSilence.values().iterator();
        while (all.hasNext() && isForgotten(all.next(), now)) {
            all.remove();
        }
    }

    private boolean isForgotten(Silence silence, Instant now) {
        return hostToSilence.size() >= MOST || silence.last().plus(FORGOTTEN).isBefore(now);
    }
}
