package io.reelgate.simulator.openai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** An image that comes along must be an image, and as large as the video. Which a URL leads to is not looked at. */
final class FirstFrame {
    private static final Pattern DATA = Pattern.compile("data:image/(?:jpeg|png|webp);base64,");
    private static final String MISMATCH = "Inpaint image must match the requested width and height";
    private static final int LONGEST = 20_971_520;

    private FirstFrame() {}

    static Optional<String> fault(Map<String, Object> reference, String size) {
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        String url = String.valueOf(reference.get("image_url"));
        if (url.startsWith("https://")) {
            return Optional.empty();
        }
        Matcher data = DATA.matcher(url);
        return data.lookingAt() && url.length() <= LONGEST
                ? judged(url.substring(data.end()), size)
                : Optional.of("Invalid value for 'input_reference'.");
    }

    private static Optional<String> judged(String base64, String size) {
        try {
            return size(Base64.getDecoder().decode(base64))
                    .filter(found -> !found.equals(size))
                    .map(any -> MISMATCH);
        } catch (IllegalArgumentException | IOException e) {
            return Optional.of("Invalid image in 'input_reference'.");
        }
    }

    /** Of a kind that Java reads; that of a WebP is not known here. */
    private static Optional<String> size(byte[] image) throws IOException {
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            reader.setInput(stream);
            return Optional.of(reader.getWidth(0) + "x" + reader.getHeight(0));
        }
    }
}
