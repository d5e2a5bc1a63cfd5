package io.reelgate.config.bind;

import io.reelgate.config.bind.ConfigNode.Scalar;
import io.reelgate.config.bind.ConfigNode.Section;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Fills records by their components, and refuses the fields that no component asks for. */
final class RecordBinder {

    private final TreeBinder tree;
    private final ErrorList errors;

    RecordBinder(TreeBinder tree, ErrorList errors) {
        this.tree = tree;
        this.errors = errors;
    }

    Optional<Object> bind(Class<?> type, Section section, Slot slot) {
        Set<String> known = new LinkedHashSet<>();
        Optional<Object> value = fill(new Filling(section, slot, known), type);
        refuseUnknown(section, slot.path(), known);
        return value;
    }

    /** One section being read; several records may share it by {@link Inline}. */
    private record Filling(Section section, Slot slot, Set<String> known) {}

    private Optional<Object> fill(Filling filling, Class<?> type) {
        if (type.isSealed()) {
            Optional<Class<?>> variant = Variants.choose(type, filling.section(), filling.slot(), errors);
            return variant.isPresent() ? fillVariant(filling, variant.get()) : allKnown(filling);
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            Optional<Object> value = fill(filling, components[i]);
            values[i] = value.orElse(null);
            complete &= value.isPresent();
        }
        return complete ? construct(type, values, filling.slot()) : Optional.empty();
    }

    private Optional<Object> fillVariant(Filling filling, Class<?> variant) {
        filling.known().add(Variants.FIELD);
        return fill(filling, variant);
    }

    /** Without its type nobody can say which fields of a section are unknown. */
    private static Optional<Object> allKnown(Filling filling) {
        filling.known().addAll(filling.section().fields().keySet());
        return Optional.empty();
    }

    private Optional<Object> fill(Filling filling, RecordComponent component) {
        if (component.isAnnotationPresent(Inline.class)) {
            return fill(filling, component.getType());
        }
        String name = nameOf(component);
        filling.known().add(name);
        Optional<ConfigNode> node =
                Optional.ofNullable(filling.section().fields().get(name));
        String path = Paths.field(filling.slot().path(), name);
        Slot slot = new Slot(
                component.getGenericType(), node, path, filling.section().origin());
        return tree.bind(node.isPresent() ? slot : slot.withNode(standard(component)));
    }

    private static String nameOf(RecordComponent component) {
        Named named = component.getAnnotation(Named.class);
        return named == null ? component.getName() : named.value();
    }

    private static Optional<Scalar> standard(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(Default.class))
                .map(value -> new Scalar(value.value(), false, new Origin("defaults", 0)));
    }

    private void refuseUnknown(Section section, String path, Set<String> known) {
        Set<String> unknown = new LinkedHashSet<>(section.fields().keySet());
        unknown.removeAll(known);
        for (String name : unknown) {
            Origin origin = section.fields().get(name).origin();
            errors.add(origin, Paths.field(path, name), "is unknown" + Suggestion.instead(name, known));
        }
    }

    private Optional<Object> construct(Class<?> type, Object[] values, Slot slot) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            return errors.add(slot.origin(), slot.path(), e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no usable constructor", e);
        }
    }
}
