package io.reelgate.domain.address;

/** Why a caller's URL is refused. */
public enum UrlReason {
    /** Not an absolute http or https URL by a strict reading. */
    MALFORMED,
    /** More than 2,048 characters. */
    TOO_LONG,
    /** Plain HTTP where only HTTPS is taken. */
    INSECURE,
    USER_INFO,
    FRAGMENT,
    PORT,
    /** A name that cannot be public: localhost or a single label. */
    LOCAL_NAME,
    /** A literal address, in any spelling, that is not global unicast or not written canonically. */
    ADDRESS
}
