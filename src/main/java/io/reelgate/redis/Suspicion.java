package io.reelgate.redis;

/**
 * Tells a slow server from a silent one. A timeout while other answers still arrive is load; a timeout with nothing heard
 * since means the server may be frozen or unreachable: no new commands then, one probe, and the end if that stays unanswered.
 */
final class Suspicion {
    private static final long NONE = -1;

    private final int patienceTicks;
    private long raisedFor = NONE;
    private long silenceAtLast;

    /** @param patienceTicks how long the probe may stay unanswered */
    Suspicion(int patienceTicks) {
        this.patienceTicks = patienceTicks;
    }

    boolean raised() {
        return raisedFor != NONE;
    }

    void clear() {
        raisedFor = NONE;
    }

    /** Called every tick with the commands that just expired and the ticks since the server last said anything. */
    Verdict judge(int expired, long silenceTicks) {
        boolean heard = silenceTicks <= silenceAtLast;
        silenceAtLast = silenceTicks;
        if (raised()) {
            return continued(heard);
        }
        if (expired == 0 || silenceTicks < patienceTicks) {
            return Verdict.TRUST;
        }
        raisedFor = 0;
        return Verdict.PROBE;
    }

    private Verdict continued(boolean heard) {
        if (heard) {
            clear();
            return Verdict.TRUST;
        }
        raisedFor++;
        return raisedFor > patienceTicks ? Verdict.DROP : Verdict.DISTRUST;
    }

    enum Verdict {
        TRUST,
        PROBE,
        DISTRUST,
        DROP
    }
}
