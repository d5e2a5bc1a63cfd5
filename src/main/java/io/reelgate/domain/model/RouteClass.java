package io.reelgate.domain.model;

/** Whose offer a route is; where the gateway chooses, the first of them goes first. */
public enum RouteClass {
    /** A partner's. */
    VALUE,
    /** The maker's own, or one that he has authorised. */
    OFFICIAL
}
