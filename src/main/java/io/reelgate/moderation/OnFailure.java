package io.reelgate.moderation;

/** What becomes of a prompt when the endpoint cannot say. */
public enum OnFailure {
    /** 503: the caller may try again. */
    REFUSE,
    /** It is admitted unchecked. */
    ADMIT
}
