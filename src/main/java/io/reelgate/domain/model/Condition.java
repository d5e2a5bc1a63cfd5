package io.reelgate.domain.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a normalised input: every named field must hold one of its listed values.
 * Values are compared as normalised (String, Long, Boolean); a field that is absent never matches.
 *
 * @param fieldToValues the accepted values of each field; empty means always true
 */
public record Condition(Map<String, Set<Object>> fieldToValues) {

    public static final Condition ALWAYS = new Condition(Map.of());

    public Condition {
        fieldToValues = Collections.unmodifiableMap(new LinkedHashMap<>(fieldToValues));
    }

    public boolean isAlways() {
        return fieldToValues.isEmpty();
    }

    public boolean holds(Map<String, Object> input) {
        for (Map.Entry<String, Set<Object>> term : fieldToValues.entrySet()) {
            Object value = widened(input.get(term.getKey()));
            if (value == null || !term.getValue().contains(value)) {
                return false;
            }
        }
        return true;
    }

    /** A stored input that was read back may hold small integers as Integer. */
    private static @Nullable Object widened(@Nullable Object value) {
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }
}
