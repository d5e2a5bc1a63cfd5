package io.reelgate.simulator.vendor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies as the ledger keeps them: whole images in them only by their length. */
final class Shortened {

    private static final int MOST = 16_384;

    private Shortened() {}

    static Object of(Object value) {
        return switch (value) {
            case String text
            when text.length() > MOST -> text.substring(0, 64) + "... " + text.length() + " characters";
            case Map<?, ?> object -> object(object);
            case List<?> list ->
                list.stream().map(each -> each == null ? "" : of(each)).toList();
            default -> value;
        };
    }

    private static Map<String, Object> object(Map<?, ?> object) {
        Map<String, Object> shortened = new LinkedHashMap<>();
        object.forEach((name, value) -> shortened.put(String.valueOf(name), value == null ? "" : of(value)));
        return shortened;
    }
}
