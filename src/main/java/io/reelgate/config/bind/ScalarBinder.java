package io.reelgate.config.bind;

import io.reelgate.config.bind.ConfigNode.Scalar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Optional;

/** Reads single values. */
final class ScalarBinder {

    private final Environment environment;
    private final ErrorList errors;

    ScalarBinder(Environment environment, ErrorList errors) {
        this.environment = environment;
        this.errors = errors;
    }

    Optional<Object> bind(Slot slot, Class<?> type) {
        if (slot.node().isEmpty()) {
            return errors.add(slot.around(), slot.path(), "is required");
        }
        if (!(slot.node().get() instanceof Scalar scalar)) {
            return errors.add(slot.origin(), slot.path(), "must be a single value");
        }
        Optional<String> text = environment.resolve(scalar.text());
        if (text.isEmpty()) {
            String variable = environment.missingIn(scalar.text());
            return errors.add(slot.origin(), slot.path(), "needs the environment variable " + variable);
        }
        return type == Object.class ? Optional.of(plain(scalar, text.get())) : read(slot, scalar, text.get(), type);
    }

    private Optional<Object> read(Slot slot, Scalar written, String text, Class<?> type) {
        ScalarType scalarType = ScalarType.of(type)
                .orElseThrow(
                        () -> new IllegalArgumentException(slot.path() + " has type " + type + ", which is unknown"));
        String demand = "must " + scalarType.demand();
        try {
            Optional<Object> value = scalarType.reader().apply(text);
            return value.isPresent() ? value : refuse(slot, demand, written);
        } catch (IllegalArgumentException | DateTimeException e) {
            return refuse(slot, scalarType.demand().isEmpty() ? e.getMessage() : demand, written);
        }
    }

    /** Shows what was written, not what a reference stands for: that may be a secret. */
    private Optional<Object> refuse(Slot slot, String demand, Scalar written) {
        return errors.add(slot.origin(), slot.path(), demand + " (was \"" + written.text() + "\")");
    }

    /** A value of any type: what is not quoted and looks like a number or a flag is one. */
    private static Object plain(Scalar scalar, String text) {
        if (scalar.quoted()) {
            return text;
        }
        if (text.matches("-?(0|[1-9][0-9]{0,17})")) {
            return Long.valueOf(text);
        }
        if (text.matches("-?(0|[1-9][0-9]{0,17})\\.[0-9]{1,18}")) {
            return new BigDecimal(text);
        }
        return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
    }
}
