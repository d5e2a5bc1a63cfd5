package io.reelgate.domain.address;

/** What is decided about a caller's URL from its text alone. */
public sealed interface UrlDecision {

    /** The URL may be taken; names in it still have to be resolved and checked before dialling. */
    record Allowed(CallerUrl url) implements UrlDecision {}

    /**
     * The URL is refused.
     *
     * @param demand what it must be, to stand after "must"
     * @param was what it is instead, to stand in brackets after "was"
     */
    record Refused(UrlReason reason, String demand, String was) implements UrlDecision {}
}
