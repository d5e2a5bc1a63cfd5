package io.reelgate.egress;

import io.reelgate.domain.address.UrlReason;
import java.util.Locale;

/** Why a URL is not dialled; for operators only, since callers could map a network by it. */
enum Refusal {
    MALFORMED,
    TOO_LONG,
    INSECURE,
    USER_INFO,
    FRAGMENT,
    PORT,
    LOCAL_NAME,
    /** A literal that is not public or not written canonically. */
    ADDRESS,
    /** The name leads to no address. */
    UNRESOLVED,
    /** No name server could tell where the name leads. */
    UNANSWERED,
    /** A name of our own servers was not resolved, so it is not known what must not be dialled. */
    OWN_UNKNOWN,
    /** One of the name's addresses is not open to callers. */
    NOT_PUBLIC,
    /** Where this gateway or its Redis listens. */
    OWN_ADDRESS,
    /** A redirect from https to http. */
    DOWNGRADE,
    TOO_MANY_HOPS;

    static Refusal of(UrlReason reason) {
        return switch (reason) {
            case MALFORMED -> MALFORMED;
            case TOO_LONG -> TOO_LONG;
            case INSECURE -> INSECURE;
            case USER_INFO -> USER_INFO;
            case FRAGMENT -> FRAGMENT;
            case PORT -> PORT;
            case LOCAL_NAME -> LOCAL_NAME;
            case ADDRESS -> ADDRESS;
        };
    }

    /** As logs and metrics write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
