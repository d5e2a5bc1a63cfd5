package io.reelgate.port;

import java.util.Locale;

/** The moments of a task's way at which the death of a node has to be harmless. */
public enum Waypoint {
    /** The intent of a paid submit is committed. */
    AFTER_INTENT,
    /** The next thing to happen is the first byte of a paid submit. */
    BEFORE_WRITE,
    /** The whole of a paid submit is written to the socket; nothing of its reply is read. */
    AFTER_WRITE,
    /** The reply of a paid submit is read; nothing is recorded. */
    AFTER_REPLY,
    /** It is recorded that the upstream took the job. */
    AFTER_SUBMITTED,
    /** The next thing to happen is the commit of a terminal state. */
    BEFORE_FINISH,
    /** A terminal state is committed. */
    AFTER_FINISH,
    /** The endpoint of a callback has answered; nothing is recorded. */
    MID_CALLBACK,
    /** Some bytes of a result are in the store; it is not whole. */
    MID_ARCHIVE;

    /** As in settings of tests, logs and documents: {@code after-intent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
