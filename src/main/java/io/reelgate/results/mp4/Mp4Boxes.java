package io.reelgate.results.mp4;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Follows the top-level boxes of a file that passes by in pieces (ISO/IEC 14496-12) and keeps those that describe it,
 * {@code ftyp} and {@code moov}: everything else, the pictures above all, only passes. Bytes that are no boxes are no
 * error, they just describe nothing. Pure, for one file.
 */
public final class Mp4Boxes {
    /** Kept at most; ten minutes of video with sound need half of it, the usual results some ten kilobytes. */
    static final int MOST = 1024 * 1024;

    /** Two dozen brands need a hundred bytes. */
    static final int MOST_FTYP = 4 * 1024;

    private static final int SHORT_HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final int FTYP = 0x66747970;
    private static final int MOOV = 0x6d6f6f76;

    private final ByteBuffer header = ByteBuffer.allocate(LONG_HEADER);
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private long left;
    private boolean keeps;
    private boolean inMoov;
    private boolean done;
    private boolean whole;

    public Mp4Boxes() {
        header.limit(SHORT_HEADER);
    }

    /** The next bytes of the file. */
    public void pass(byte[] piece) {
        int at = 0;
        while (at < piece.length && !done) {
            int count = (int) Math.min(left > 0 ? left : header.remaining(), piece.length - at);
            take(piece, at, count);
            at += count;
        }
    }

    private void take(byte[] piece, int from, int count) {
        if (left > 0) {
            if (keeps) {
                kept.write(piece, from, count);
            }
            left -= count;
            endBoxIfOver();
        } else {
            header.put(piece, from, count);
            openBoxIfKnown();
        }
    }

    private void openBoxIfKnown() {
        if (header.hasRemaining()) {
            return;
        }
        long size = Integer.toUnsignedLong(header.getInt(0));
        if (size == 1 && header.limit() == SHORT_HEADER) {
            header.limit(LONG_HEADER);
            return;
        }
        open(size == 1 ? header.getLong(SHORT_HEADER) : size, header.getInt(4));
    }

    /** A size of 0 means up to the end of the file: nothing follows it, and only data is ever written so. */
    private void open(long size, int type) {
        if (size < header.limit()) {
            done = true;
            return;
        }
        inMoov = type == MOOV;
        keeps = inMoov || (type == FTYP && kept.size() == 0);
        if (keeps && size > (inMoov ? MOST : MOST_FTYP)) {
            done = true;
            return;
        }
        if (keeps) {
            kept.write(header.array(), 0, header.limit());
        }
        left = size - header.limit();
        header.clear().limit(SHORT_HEADER);
        endBoxIfOver();
    }

    private void endBoxIfOver() {
        if (left == 0 && inMoov) {
            whole = true;
            done = true;
        }
    }

    /** The boxes that describe the file, if it has them and they passed by whole. */
    public Optional<byte[]> description() {
        return whole ? Optional.of(kept.toByteArray()) : Optional.empty();
    }
}
