package io.reelgate.simulator.vendor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an input has to have. */
public final class Required {

    private Required() {}

    /** The first of the names that the input has nothing for. */
    public static Optional<String> missing(Map<String, Object> input, List<String> names) {
        return names.stream().filter(name -> isNothing(input.get(name))).findFirst();
    }

    private static boolean isNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isBlank();
            case Collection<?> list -> list.isEmpty();
            default -> false;
        };
    }
}
