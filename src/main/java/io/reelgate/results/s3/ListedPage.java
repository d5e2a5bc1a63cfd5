package io.reelgate.results.s3;

import io.reelgate.results.ResultName;
import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The old results of a page of a list, and where the next page begins, unless this one holds a young result. */
record ListedPage(List<ResultName> old, Optional<String> next) {
    private record Listed(ResultName name, boolean old) {}

    static ListedPage of(S3Location location, Buffer document, Instant before) {
        List<String> keys = S3Xml.texts(document, "Key");
        List<String> times = S3Xml.texts(document, "LastModified");
        boolean encoded = S3Xml.first(document, "EncodingType").isPresent();
        List<Listed> results = IntStream.range(0, Math.min(keys.size(), times.size()))
                .boxed()
                .flatMap(place -> name(location, encoded ? decoded(keys.get(place)) : keys.get(place))
                        .map(name -> new Listed(name, isBefore(times.get(place), before)))
                        .stream())
                .toList();
        Optional<String> next = S3Xml.first(document, "NextContinuationToken");
        return new ListedPage(
                results.stream().filter(Listed::old).map(Listed::name).toList(),
                results.stream().allMatch(Listed::old) ? next : Optional.empty());
    }

    /** Empty for what is no result of ours. */
    private static Optional<ResultName> name(S3Location location, String key) {
        String before = location.key("");
        return key.startsWith(before) ? ResultName.read(key.substring(before.length())) : Optional.empty();
    }

    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return key;
        }
    }

    private static boolean isBefore(String time, Instant before) {
        try {
            return Instant.parse(time).isBefore(before);
        } catch (DateTimeParseException unknown) {
            return false;
        }
    }
}
