package io.reelgate.port;

import java.util.Locale;

/** What an audit finds and repairs. */
public enum Damage {
    /** No index pointed to a task, so nobody would ever have picked it up. */
    UNINDEXED,
    /** A task was missing among those that have not ended. */
    INACTIVE,
    /** A task held no slot. */
    SLOTLESS,
    /** An index named a task that stands elsewhere. */
    DOUBLED,
    /** An index named a task that has ended or is gone. */
    LEFTOVER,
    /** A slot was held for a task that has ended, is gone, or holds another. */
    LEAKED_SLOT,
    /** An ended task would have been kept for ever. */
    UNEXPIRING,
    /** A queued task of a model that the catalogue no longer has. */
    REMOVED_MODEL,
    /** A callback was not in its outbox. */
    ROWLESS,
    /** An outbox named a callback that is delivered, dead or gone. */
    HOLLOW_ROW,
    /** Callbacks waited for an endpoint that was not listed. */
    UNLISTED_ENDPOINT,
    /** An endpoint was listed for which no callback waits. */
    IDLE_ENDPOINT,
    /** A delivery was counted that does not take place. */
    STALE_FLIGHT;

    /** As in scripts, metrics and logs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Damage of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
