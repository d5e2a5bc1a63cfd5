package io.reelgate.config.bind;

import io.reelgate.config.bind.ConfigNode.Section;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fills any slot by its type; empty after the errors were collected. */
final class TreeBinder {

    private final Environment environment;
    private final ErrorList errors;
    private final ScalarBinder scalars;
    private final RecordBinder records;
    private final CollectionBinder collections;

    TreeBinder(Environment environment, ErrorList errors) {
        this.environment = environment;
        this.errors = errors;
        scalars = new ScalarBinder(environment, errors);
        records = new RecordBinder(this, errors);
        collections = new CollectionBinder(this, errors);
    }

    Optional<Object> bind(Slot slot) {
        return switch (slot.type()) {
            case ParameterizedType type
            when type.getRawType() == Optional.class -> bindOptional(slot, argument(type, 0));
            case ParameterizedType type when type.getRawType() == Map.class -> bindMap(slot, argument(type, 1));
            case ParameterizedType type -> bindCollection(slot, type);
            case Class<?> type when type.isRecord() && !isText(type) -> bindRecord(slot, type);
            case Class<?> type when type.isSealed() -> bindRecord(slot, type);
            case Class<?> type -> bindScalar(slot, type);
            default -> throw new IllegalArgumentException(slot.path() + " has a type that cannot be bound");
        };
    }

    private static boolean isText(Class<?> type) {
        return ScalarType.of(type).isPresent();
    }

    private static Type argument(ParameterizedType type, int index) {
        return type.getActualTypeArguments()[index];
    }

    private Optional<Object> bindOptional(Slot slot, Type type) {
        Slot inner = overridden(slot.withType(type));
        return inner.node().isEmpty()
                ? Optional.of(Optional.empty())
                : bind(inner).map(Optional::of);
    }

    private Optional<Object> bindCollection(Slot slot, ParameterizedType type) {
        Optional<List<Object>> items = collections.bindList(overridden(slot), argument(type, 0));
        return type.getRawType() == Set.class ? items.map(CollectionBinder::ordered) : items.map(list -> list);
    }

    /** Only single values can stand in one variable. */
    private Optional<Object> bindMap(Slot slot, Type valueType) {
        boolean isOfTexts = valueType instanceof Class<?> type && isText(type);
        return collections.bindMap(isOfTexts ? overridden(slot) : slot, valueType);
    }

    private Optional<Object> bindRecord(Slot slot, Class<?> type) {
        if (slot.node().isEmpty()) {
            return records.bind(type, new Section(Map.of(), slot.around()), slot);
        }
        if (slot.node().get() instanceof Section section) {
            return records.bind(type, section, slot);
        }
        return errors.add(slot.origin(), slot.path(), "must be a section with fields of its own");
    }

    private Optional<Object> bindScalar(Slot slot, Class<?> type) {
        return scalars.bind(overridden(slot), type);
    }

    private Slot overridden(Slot slot) {
        Optional<ConfigNode.Scalar> override = environment.override(slot.path());
        return override.isPresent() ? slot.withNode(override) : slot;
    }
}
