package io.reelgate.port;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of a request's images, for vendors that do not fetch URLs. They are counted against a budget until the
 * submit they go with has ended, so nobody may hold them longer.
 */
public record InlineMedia(Map<String, Image> urlToImage) {
    public static final InlineMedia NONE = new InlineMedia(Map.of());

    /** {@code mediaType} and {@code size}: as its own bytes say. */
    public record Image(String mediaType, Buffer bytes, Optional<ImageSize> size) {
        public Image(String mediaType, Buffer bytes) {
            this(mediaType, bytes, Optional.empty());
        }

        @Override
        public String toString() {
            return "Image[" + mediaType + ", " + bytes.length() + " bytes]";
        }
    }

    public InlineMedia {
        urlToImage = Map.copyOf(urlToImage);
    }

    /** The image that a request names so. */
    public Optional<Image> find(String url) {
        return Optional.ofNullable(urlToImage.get(url));
    }

    /** The sum of all images. */
    public long length() {
        return urlToImage.values().stream()
                .mapToLong(image -> image.bytes().length())
                .sum();
    }
}
