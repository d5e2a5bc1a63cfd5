package io.reelgate.config.bind;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Enum constants as files write them: lower case, hyphens for underscores. */
final class EnumText {

    private EnumText() {}

    static ScalarType typeOf(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        String names = Arrays.stream(constants).map(EnumText::text).collect(Collectors.joining(", "));
        return new ScalarType("be one of " + names, written -> find(constants, written));
    }

    private static Optional<Object> find(Object[] constants, String written) {
        return Arrays.stream(constants)
                .filter(constant -> text(constant).equals(written))
                .findFirst();
    }

    private static String text(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
