package io.reelgate.config.bind;

import io.reelgate.config.bind.ConfigNode.Scalar;
import io.reelgate.config.bind.ConfigNode.Section;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Chooses among the records of a sealed interface by the field {@code type}. */
final class Variants {

    static final String FIELD = "type";

    private Variants() {}

    static Optional<Class<?>> choose(Class<?> sealed, Section section, Slot slot, ErrorList errors) {
        Map<String, Class<?>> nameToVariant = new LinkedHashMap<>();
        Arrays.stream(sealed.getPermittedSubclasses()).forEach(variant -> nameToVariant.put(nameOf(variant), variant));
        String path = Paths.field(slot.path(), FIELD);
        String names = String.join(", ", nameToVariant.keySet());
        ConfigNode node = section.fields().get(FIELD);
        if (node == null) {
            return errors.add(section.origin(), path, "is required, one of " + names);
        }
        String written = node instanceof Scalar scalar ? scalar.text() : "";
        if (!nameToVariant.containsKey(written)) {
            return errors.add(node.origin(), path, "must be one of " + names + " (was \"" + written + "\")");
        }
        return Optional.of(nameToVariant.get(written));
    }

    private static String nameOf(Class<?> variant) {
        return variant.getAnnotation(Named.class).value();
    }
}
