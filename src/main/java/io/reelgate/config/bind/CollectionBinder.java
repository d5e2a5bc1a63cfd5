package io.reelgate.config.bind;

import io.reelgate.config.bind.ConfigNode.Listing;
import io.reelgate.config.bind.ConfigNode.Scalar;
import io.reelgate.config.bind.ConfigNode.Section;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fills lists, sets and maps; left out they are empty. */
final class CollectionBinder {

    private static final Pattern COMMA = Pattern.compile(",");

    private final TreeBinder tree;
    private final ErrorList errors;

    CollectionBinder(TreeBinder tree, ErrorList errors) {
        this.tree = tree;
        this.errors = errors;
    }

    /** A single value is a list of one; in the environment it may be several, separated by commas. */
    Optional<List<Object>> bindList(Slot slot, Type itemType) {
        if (slot.node().isEmpty()) {
            return Optional.of(List.of());
        }
        return switch (slot.node().get()) {
            case Listing listing -> bindItems(listing.items(), slot, itemType);
            case Scalar scalar -> bindItems(split(scalar), slot, itemType);
            case Section section -> errors.add(slot.origin(), slot.path(), "must be a list");
        };
    }

    private static List<ConfigNode> split(Scalar scalar) {
        boolean isFromFile = scalar.origin().line() > 0;
        return isFromFile
                ? List.of(scalar)
                : COMMA.splitAsStream(scalar.text())
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .<ConfigNode>map(text -> new Scalar(text, false, scalar.origin()))
                        .toList();
    }

    private Optional<List<Object>> bindItems(List<ConfigNode> nodes, Slot slot, Type itemType) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            ConfigNode node = nodes.get(i);
            tree.bind(new Slot(itemType, Optional.of(node), Paths.item(slot.path(), i), node.origin()))
                    .ifPresent(items::add);
        }
        return items.size() == nodes.size() ? Optional.of(Collections.unmodifiableList(items)) : Optional.empty();
    }

    static Object ordered(List<Object> items) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(items));
    }

    Optional<Object> bindMap(Slot slot, Type valueType) {
        if (slot.node().isEmpty()) {
            return Optional.of(Map.of());
        }
        Optional<Section> written = section(slot.node().get());
        if (written.isEmpty()) {
            return errors.add(slot.origin(), slot.path(), "must be a section with fields of its own");
        }
        Section section = written.get();
        Map<String, Object> values = new LinkedHashMap<>();
        section.fields()
                .forEach((name, node) ->
                        bindEntry(slot, name, node, valueType).ifPresent(value -> values.put(name, value)));
        return values.size() == section.fields().size()
                ? Optional.of(Collections.unmodifiableMap(values))
                : Optional.empty();
    }

    /** In the environment {@code name=value,name=value}; of a value without a name the binder of values complains. */
    private static Optional<Section> section(ConfigNode node) {
        return switch (node) {
            case Section section -> Optional.of(section);
            case Scalar scalar when scalar.origin().line() == 0 -> Optional.of(entries(scalar));
            default -> Optional.empty();
        };
    }

    private static Section entries(Scalar scalar) {
        Map<String, ConfigNode> fields = new LinkedHashMap<>();
        split(scalar).forEach(item -> {
            String[] parts = ((Scalar) item).text().split("=", 2);
            String value = parts.length > 1 ? parts[1].strip() : "";
            fields.put(parts[0].strip(), new Scalar(value, false, scalar.origin()));
        });
        return new Section(fields, scalar.origin());
    }

    private Optional<Object> bindEntry(Slot map, String name, ConfigNode node, Type valueType) {
        return tree.bind(new Slot(valueType, Optional.of(node), Paths.field(map.path(), name), node.origin()));
    }
}
