package io.reelgate.upstream.vendor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where a vendor is asked to tell that a job has ended; mostly it is not asked. */
public record Hook(Optional<String> url) {
    public static final Hook NONE = new Hook(Optional.empty());

    public static Hook of(String url) {
        return new Hook(Optional.of(url));
    }

    /** A path with the URL as its only query parameter, for vendors that have it there. */
    public String in(String path, String parameter) {
        return url.map(text -> path + "?" + parameter + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse(path);
    }

    /** A body with further fields that are made of the URL, for vendors that have it there. */
    public Map<String, Object> in(Map<String, Object> body, Function<String, Map<String, Object>> fields) {
        Map<String, Object> whole = new LinkedHashMap<>(body);
        url.map(fields).ifPresent(whole::putAll);
        return whole;
    }
}
