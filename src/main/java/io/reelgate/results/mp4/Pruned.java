package io.reelgate.results.mp4;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The few boxes that are read, copied out of a description with sizes that are true. A reader that believed the sizes it
 * finds would else reserve gigabytes, and get lost in boxes whose form differs from writer to writer.
 */
final class Pruned {
    private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");
    private static final Set<String> READ = Set.of("ftyp", "mvhd", "tkhd", "mdhd", "hdlr", "vmhd", "stsd");
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final int DEEPEST = 8;

    /** A video, its sound and some captions need thirty. */
    private static final int MOST_BOXES = 256;

    private static final int LARGEST_BOX = 64 * 1024;

    private int boxesKept;

    private Pruned() {}

    /** Empty when boxes reach out of those they lie in, or are more or larger than any video needs. */
    static Optional<byte[]> of(byte[] description) {
        ByteArrayOutputStream pruned = new ByteArrayOutputStream();
        return new Pruned().copy(ByteBuffer.wrap(description), 0, pruned) ? Optional.of(pruned.toByteArray()) : Optional.empty();
    }

    /** Containers may end with some bytes that are no box. */
    private boolean copy(ByteBuffer boxes, int depth, ByteArrayOutputStream pruned) {
        boolean sound = depth < DEEPEST;
        while (sound && boxes.remaining() >= HEADER) {
            boolean large = boxes.getInt(boxes.position()) == 1 && boxes.remaining() >= LONG_HEADER;
            int header = large ? LONG_HEADER : HEADER;
            long size = large
                    ? boxes.getLong(boxes.position() + HEADER)
                    : Integer.toUnsignedLong(boxes.getInt(boxes.position()));
            sound = size >= header
                    && size <= boxes.remaining()
                    && copy(type(boxes), content(boxes, header, (int) size), depth, pruned);
            boxes.position(sound ? boxes.position() + (int) size : boxes.limit());
        }
        return sound;
    }

    private boolean copy(String type, ByteBuffer content, int depth, ByteArrayOutputStream pruned) {
        boolean read = READ.contains(type);
        if (!read && !CONTAINERS.contains(type)) {
            return true;
        }
        boxesKept++;
        if (boxesKept > MOST_BOXES || (read && content.remaining() > LARGEST_BOX)) {
            return false;
        }
        if (read) {
            write(type, content, pruned);
            return true;
        }
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        boolean sound = copy(content, depth + 1, inner);
        write(type, ByteBuffer.wrap(inner.toByteArray()), pruned);
        return sound;
    }

    private static ByteBuffer content(ByteBuffer box, int header, int size) {
        return box.slice(box.position() + header, size - header);
    }

    private static void write(String type, ByteBuffer content, ByteArrayOutputStream pruned) {
        byte[] box = new byte[HEADER + content.remaining()];
        ByteBuffer.wrap(box)
                .putInt(box.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content);
        pruned.writeBytes(box);
    }

    private static String type(ByteBuffer box) {
        byte[] type = new byte[4];
        box.get(box.position() + 4, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }
}
