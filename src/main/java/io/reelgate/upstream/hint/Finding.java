package io.reelgate.upstream.hint;

import java.util.Locale;

/** What a signature proved. */
public enum Finding {
    /** The vendor wrote it, and not long ago. */
    GENUINE,
    /** What a signature needs is not there, or cannot be read. */
    UNSIGNED,
    /** Signed, if at all, at another time than now: perhaps somebody says again what was said once. */
    STALE,
    /** Not by the vendor, or not this. */
    FORGED,
    /** By no key that is known; a newer set of keys may know it. */
    UNKNOWN_KEY;

    /** As measured. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
