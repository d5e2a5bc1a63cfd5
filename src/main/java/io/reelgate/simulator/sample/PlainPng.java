package io.reelgate.simulator.sample;

import io.reelgate.simulator.http.FileReply;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Grey images of any size, for vendors that want an image to have exactly one: {@code <anything>1280x720.png}. */
final class PlainPng {
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{1,3})x([1-9][0-9]{1,3})\\.png$");
    private static final int LARGEST = 2_048;
    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int GREY_OF_ONE_BIT = 0x01000000;

    private PlainPng() {}

    /** Empty for a path that names no size. */
    static Optional<FileReply> named(String path) {
        Matcher name = NAME.matcher(path);
        return name.find() ? of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2))) : Optional.empty();
    }

    private static Optional<FileReply> of(int width, int height) {
        return width > LARGEST || height > LARGEST
                ? Optional.empty()
                : Optional.of(FileReply.of(image(width, height), "image/png", width + "x" + height));
    }

    private static Buffer image(int width, int height) {
        Buffer header = Buffer.buffer()
                .appendInt(width)
                .appendInt(height)
                .appendInt(GREY_OF_ONE_BIT)
                .appendByte((byte) 0);
        Buffer image = Buffer.buffer().appendLong(SIGNATURE);
        append(image, "IHDR", header);
        append(image, "IDAT", packed(new byte[(1 + (width + 7) / 8) * height]));
        append(image, "IEND", Buffer.buffer());
        return image;
    }

    private static Buffer packed(byte[] rows) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(rows);
            deflater.finish();
            byte[] packed = new byte[rows.length + 64];
            int length = deflater.deflate(packed);
            return Buffer.buffer(Arrays.copyOf(packed, length));
        } finally {
            deflater.end();
        }
    }

    private static void append(Buffer image, String type, Buffer content) {
        Buffer chunk = Buffer.buffer(type.getBytes(StandardCharsets.US_ASCII)).appendBuffer(content);
        CRC32 sum = new CRC32();
        sum.update(chunk.getBytes());
        image.appendInt(content.length()).appendBuffer(chunk).appendInt((int) sum.getValue());
    }
}
