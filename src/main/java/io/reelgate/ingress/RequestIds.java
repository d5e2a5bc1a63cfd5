package io.reelgate.ingress;

import java.util.HexFormat;

/** Names requests: 16 hex digits, unique per node and cheap to make. One instance per event loop. */
final class RequestIds {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private long state;

    RequestIds(long seed) {
        this.state = seed;
    }

    /** The mix is a bijection, so ids of one instance never repeat. */
    String next() {
        state += ODD;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return HexFormat.of().toHexDigits(mixed ^ (mixed >>> 31));
    }
}
