package io.reelgate.egress;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes that are needed later, copied together as they come: thousands of tiny pieces would weigh many times what they
 * hold. It grows by segments, so that nothing is copied twice and no more is taken than one segment too much.
 */
final class KeptBytes {
    private static final int SEGMENT = 256 * 1024;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = new byte[0];
    private int used;

    void add(Buffer piece) {
        int at = 0;
        while (at < piece.length()) {
            if (used == last.length) {
                grow();
            }
            int taken = Math.min(last.length - used, piece.length() - at);
            piece.getBytes(at, at + taken, last, used);
            used += taken;
            at += taken;
        }
    }

    private void grow() {
        if (used > 0) {
            full.add(last);
        }
        last = new byte[SEGMENT];
        used = 0;
    }

    /** All of them; nothing may be added afterwards. */
    Buffer whole() {
        List<byte[]> all = new ArrayList<>(full);
        all.add(Arrays.copyOf(last, used));
        return BufferInternal.buffer(Unpooled.wrappedBuffer(all.size(), all.toArray(byte[][]::new)));
    }
}
