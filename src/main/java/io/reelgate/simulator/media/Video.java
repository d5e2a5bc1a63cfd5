package io.reelgate.simulator.media;

import io.vertx.core.buffer.Buffer;

/** A video, most of which may be zeros that exist only when they are sent. */
record Video(Buffer head, long zeros, Buffer tail) {
    private static final Buffer ZEROS = Buffer.buffer(new byte[64 * 1024]);

    long length() {
        return head.length() + zeros + tail.length();
    }

    /** The bytes from a position on, at most so many; at least one, as long as the position lies within. */
    Buffer bytes(long from, int most) {
        long rest = from - head.length();
        if (rest < 0) {
            return part(head, from, most);
        }
        return rest < zeros
                ? ZEROS.slice(0, (int) Math.min(Math.min(most, ZEROS.length()), zeros - rest))
                : part(tail, rest - zeros, most);
    }

    private static Buffer part(Buffer of, long from, int most) {
        return of.slice((int) from, (int) Math.min(of.length(), from + most));
    }

    /** The whole of one that fits into memory. */
    Buffer whole() {
        return Buffer.buffer().appendBuffer(head).appendBuffer(tail);
    }

    /** Every byte. */
    Buffer all() {
        return Buffer.buffer()
                .appendBuffer(head)
                .appendBytes(new byte[Math.toIntExact(zeros)])
                .appendBuffer(tail);
    }
}
