package io.reelgate.upstream.vendor;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes a document of unknown length without ever copying together what it has: images make it tens of megabytes long. */
final class Segments extends OutputStream {
    private static final int SMALLEST = 4 * 1024;
    private static final int LARGEST = 1024 * 1024;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = new byte[SMALLEST];
    private int used;

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int at = from;
        while (at < from + length) {
            if (used == last.length) {
                grow();
            }
            int taken = Math.min(last.length - used, from + length - at);
            System.arraycopy(bytes, at, last, used, taken);
            used += taken;
            at += taken;
        }
    }

    private void grow() {
        full.add(last);
        last = new byte[Math.min(LARGEST, last.length * 2)];
        used = 0;
    }

    /** All of it; nothing may be written afterwards. */
    Buffer whole() {
        List<byte[]> all = new ArrayList<>(full);
        all.add(Arrays.copyOf(last, used));
        return BufferInternal.buffer(Unpooled.wrappedBuffer(all.size(), all.toArray(byte[][]::new)));
    }
}
