package io.reelgate.rig;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads just enough of a file to say whether it is a whole MP4 with a video in it. */
public final class Mp4 {
    private Mp4() {}

    /** The types of the top-level boxes; fails when their sizes do not add up to the file. */
    public static List<String> boxes(byte[] file) {
        List<String> types = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(file);
        while (buffer.hasRemaining()) {
            int start = buffer.position();
            long size = Integer.toUnsignedLong(buffer.getInt());
            byte[] type = new byte[4];
            buffer.get(type);
            types.add(new String(type, StandardCharsets.US_ASCII));
            if (size < 8 || start + size > file.length) {
                throw new AssertionError("box " + types.getLast() + " of " + size + " bytes does not fit");
            }
            buffer.position((int) (start + size));
        }
        return types;
    }
}
