package io.reelgate.moderation;

/** What becomes of a prompt while the endpoint is out of order. */
public enum OnFailure {
    /** 503: the caller may try again. */
    REFUSE,
    /** It is admitted unchecked. */
    ADMIT
}
