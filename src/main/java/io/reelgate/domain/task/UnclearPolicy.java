package io.reelgate.domain.task;

/** What becomes of a task whose submit stayed unclear for its whole window. */
public enum UnclearPolicy {
    /** It fails: nothing is ever bought twice. */
    FAIL,
    /** It is submitted once more, at the risk of paying for two jobs; if that one stays unclear too, it fails. */
    RESUBMIT_ONCE
}
