package io.reelgate.egress;

import io.reelgate.domain.fault.MediaFault;
import io.reelgate.port.ImageSize;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Reads type and size of an image from its bytes as they come, and keeps none of them but the few it is looking at: the
 * size of a JPG may stand behind megabytes of other segments. Nothing is decoded, and no length in the file makes
 * anything larger here. For one thread.
 */
final class ImageHead {
    private static final long MOST_PIXELS = 50_000_000;
    private static final int PNG_HEAD = 24;
    private static final int WEBP_HEAD = 30;

    private final byte[] window = new byte[WEBP_HEAD];
    private int have;
    private int want = 3;
    private long skip;
    private Runnable step = this::magic;
    private Optional<String> mediaType = Optional.empty();
    private Optional<ImageSize> size = Optional.empty();
    private Optional<MediaFault> fault = Optional.empty();

    /** The next bytes; whatever follows the size is not looked at. */
    void take(Buffer piece) {
        int at = 0;
        while (at < piece.length() && isOpen()) {
            int passed = (int) Math.min(skip, piece.length() - at);
            skip -= passed;
            at += passed;
            int taken = skip > 0 ? 0 : Math.min(want - have, piece.length() - at);
            piece.getBytes(at, at + taken, window, have);
            have += taken;
            at += taken;
            if (have == want) {
                step.run();
            }
        }
    }

    private boolean isOpen() {
        return mediaType.isEmpty() && fault.isEmpty();
    }

    /** Why this cannot be used, as far as is known by now. */
    Optional<MediaFault> fault() {
        return fault;
    }

    /** Known as soon as the size is, and allowed. */
    Optional<String> mediaType() {
        return mediaType;
    }

    /** Known together with the type. */
    Optional<ImageSize> size() {
        return size;
    }

    private void magic() {
        if (is(0, 0xff, 0xd8, 0xff)) {
            next(1, this::jpegCode);
        } else if (is(0, 0x89, 'P', 'N')) {
            more(PNG_HEAD, this::png);
        } else if (is(0, 'R', 'I', 'F')) {
            more(WEBP_HEAD, this::webp);
        } else {
            noImage();
        }
    }

    private void png() {
        boolean valid = is(3, 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R');
        if (valid) {
            size("image/png", number(16, 4), number(20, 4));
        } else {
            noImage();
        }
    }

    private void webp() {
        if (!is(3, 'F') || !is(8, 'W', 'E', 'B', 'P', 'V', 'P', '8')) {
            noImage();
        } else if (is(15, ' ') && is(23, 0x9d, 0x01, 0x2a)) {
            size("image/webp", little(26, 2) & 0x3fff, little(28, 2) & 0x3fff);
        } else if (is(15, 'L') && is(20, 0x2f)) {
            size("image/webp", (little(21, 4) & 0x3fff) + 1, (little(21, 4) >> 14 & 0x3fff) + 1);
        } else if (is(15, 'X')) {
            size("image/webp", little(24, 3) + 1, little(27, 3) + 1);
        } else {
            noImage();
        }
    }

    /** Between segments, where decoders pass over anything that is no marker. */
    private void jpegMarker() {
        next(1, window[0] == (byte) 0xff ? this::jpegCode : this::jpegMarker);
    }

    private void jpegCode() {
        int code = window[0] & 0xff;
        switch (code) {
            case 0xff -> next(1, this::jpegCode);
            case 0x00, 0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7 -> next(1, this::jpegMarker);
            case 0xd8, 0xd9, 0xda -> noImage();
            default -> next(2, () -> jpegSegment(code));
        }
    }

    private void jpegSegment(int code) {
        long length = number(0, 2);
        boolean isFrame = code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
        if (length < 2) {
            noImage();
        } else if (isFrame) {
            next(5, this::jpegFrame);
        } else {
            next(1, this::jpegMarker);
            skip = length - 2;
        }
    }

    private void jpegFrame() {
        size("image/jpeg", number(3, 2), number(1, 2));
    }

    private void size(String type, long width, long height) {
        if (width < 1 || height < 1) {
            noImage();
        } else if (width > MOST_PIXELS / height) {
            fault = Optional.of(MediaFault.TOO_MANY_PIXELS);
        } else {
            mediaType = Optional.of(type);
            size = Optional.of(new ImageSize((int) width, (int) height));
        }
    }

    private void noImage() {
        fault = Optional.of(MediaFault.NOT_AN_IMAGE);
    }

    private void next(int bytes, Runnable then) {
        have = 0;
        more(bytes, then);
    }

    private void more(int bytes, Runnable then) {
        want = bytes;
        step = then;
    }

    private boolean is(int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if ((window[at + i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private long number(int at, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (window[at + i] & 0xff);
        }
        return value;
    }

    private long little(int at, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | (window[at + i] & 0xff);
        }
        return value;
    }
}
