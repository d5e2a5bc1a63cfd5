package io.reelgate.upstream.vendor;

import java.util.function.Supplier;

/** Whether a request can be written: an adapter throws where it would have to write what its vendor cannot do. */
public final class Attempt {
    private Attempt() {}

    public static boolean succeeds(Supplier<?> writing) {
        try {
            return writing.get() != null;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
