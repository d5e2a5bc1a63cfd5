package io.reelgate.egress;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Images by their heads alone, of any size they like to claim. */
final class Pictures {
    private Pictures() {}

    static Buffer png(int width, int height) {
        return Buffer.buffer(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13})
                .appendString("IHDR")
                .appendInt(width)
                .appendInt(height)
                .appendBytes(new byte[] {8, 2, 0, 0, 0});
    }

    /** {@code before}: how many bytes of application segments stand before the size. */
    static Buffer jpeg(int width, int height, int before) {
        Buffer jpeg = Buffer.buffer(new byte[] {(byte) 0xff, (byte) 0xd8});
        for (int rest = before; rest > 0; rest -= 65_537) {
            int length = Math.min(rest, 65_535);
            jpeg.appendBytes(new byte[] {(byte) 0xff, (byte) 0xe2})
                    .appendUnsignedShort(length)
                    .appendBytes(new byte[Math.max(0, length - 2)]);
        }
        return jpeg.appendBytes(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xc2})
                .appendUnsignedShort(17)
                .appendByte((byte) 8)
                .appendUnsignedShort(height)
                .appendUnsignedShort(width)
                .appendBytes(new byte[10]);
    }

    static Buffer webp(String kind, Buffer payload) {
        return Buffer.buffer("RIFF")
                .appendIntLE(payload.length() + 12)
                .appendString("WEBP")
                .appendBytes(kind.getBytes(StandardCharsets.US_ASCII))
                .appendIntLE(payload.length())
                .appendBuffer(payload);
    }

    static Buffer lossy(int width, int height) {
        return webp(
                "VP8 ",
                Buffer.buffer(new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a})
                        .appendUnsignedShortLE(width)
                        .appendUnsignedShortLE(height)
                        .appendBytes(new byte[10]));
    }

    static Buffer lossless(int width, int height) {
        return webp(
                "VP8L",
                Buffer.buffer(new byte[] {0x2f})
                        .appendIntLE((width - 1) | (height - 1) << 14)
                        .appendBytes(new byte[10]));
    }

    static Buffer extended(int width, int height) {
        return webp(
                "VP8X",
                Buffer.buffer(new byte[4])
                        .appendMediumLE(width - 1)
                        .appendMediumLE(height - 1)
                        .appendBytes(new byte[10]));
    }

    /** The same picture with so many bytes in all. */
    static Buffer padded(Buffer picture, int length) {
        return picture.copy().appendBytes(new byte[length - picture.length()]);
    }
}
