package io.reelgate.config.bind;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type whose values are written as one text.
 *
 * @param demand what the text must be, to stand after "must"; empty when the reader's exception says it
 * @param reader the value of a text; empty, or an IllegalArgumentException or DateTimeException, when it is none
 */
record ScalarType(String demand, Function<String, Optional<Object>> reader) {

    private static final Map<Class<?>, ScalarType> CLASS_TO_TYPE = Map.ofEntries(
            Map.entry(String.class, of("be a text", text -> text)),
            Map.entry(int.class, of("be an integer", Integer::valueOf)),
            Map.entry(Integer.class, of("be an integer", Integer::valueOf)),
            Map.entry(long.class, of("be an integer", Long::valueOf)),
            Map.entry(Long.class, of("be an integer", Long::valueOf)),
            Map.entry(double.class, new ScalarType("be a number", ScalarType::finite)),
            Map.entry(Double.class, new ScalarType("be a number", ScalarType::finite)),
            Map.entry(BigDecimal.class, of("be a number", BigDecimal::new)),
            Map.entry(boolean.class, new ScalarType("be true or false", ScalarType::flag)),
            Map.entry(Boolean.class, new ScalarType("be true or false", ScalarType::flag)),
            Map.entry(
                    Duration.class,
                    new ScalarType(
                            "be a duration with its unit, such as 250ms, 60s, 30m, 24h or 15d", DurationText::parse)),
            Map.entry(LocalDate.class, of("be a date such as 2026-01-31", LocalDate::parse)),
            Map.entry(Path.class, of("be a path", Path::of)),
            Map.entry(URI.class, new ScalarType("be an absolute URL", ScalarType::absolute)));

    static Optional<ScalarType> of(Class<?> type) {
        ScalarType known = CLASS_TO_TYPE.get(type);
        if (known == null && type.isEnum()) {
            return Optional.of(EnumText.typeOf(type));
        }
        return Optional.ofNullable(known).or(() -> ParsedType.of(type));
    }

    private static ScalarType of(String demand, Function<String, Object> reader) {
        return new ScalarType(demand, reader.andThen(Optional::of));
    }

    private static Optional<Object> finite(String text) {
        return Optional.<Object>of(Double.valueOf(text)).filter(number -> Double.isFinite((Double) number));
    }

    private static Optional<Object> flag(String text) {
        return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
    }

    private static Optional<Object> absolute(String text) {
        return Optional.<Object>of(URI.create(text)).filter(url -> ((URI) url).isAbsolute());
    }
}
