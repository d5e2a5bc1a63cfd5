package io.reelgate.egress;

import java.util.Locale;

/** What a caller's URL is for. */
enum Use {
    CALLBACK(0),
    IMAGE(3),
    LORA(3);

    private final int hops;

    Use(int hops) {
        this.hops = hops;
    }

    /** How many redirects are followed at most. */
    int hops() {
        return hops;
    }

    /** As logs and metrics write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
