package io.reelgate.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoded UTF-8; unlike in a form, a plus sign is a plus sign. */
final class PercentDecoding {
    private PercentDecoding() {}

    /** Empty where it is malformed. */
    static Optional<String> of(String text) {
        boolean sound = text.replaceAll("%[0-9A-Fa-f]{2}", "").indexOf('%') < 0;
        return sound
                ? Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
