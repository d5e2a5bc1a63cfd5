package io.reelgate.config.bind;

import io.reelgate.config.bind.ConfigNode.Listing;
import io.reelgate.config.bind.ConfigNode.Scalar;
import io.reelgate.config.bind.ConfigNode.Section;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML into nodes with their lines. Scalars stay text: what 16:9, 0777 or "no" mean is decided by the type they
 * are bound to, not by YAML 1.1, which would make numbers and booleans of them.
 */
final class YamlReader {

    private static final int DEEPEST = 32;

    private final YamlSource source;
    private final ErrorList errors;

    YamlReader(YamlSource source, ErrorList errors) {
        this.source = source;
        this.errors = errors;
    }

    /** The file's fields; an empty section after a syntax error, which is then in the list of errors. */
    Section read() {
        Section nothing = new Section(Map.of(), new Origin(source.name(), 1));
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(source.text()));
            return root == null ? nothing : rootSection(root, nothing);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            errors.add(new Origin(source.name(), line), "", "is not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            errors.add(new Origin(source.name(), 0), "", "is not valid YAML: " + e.getMessage());
        }
        return nothing;
    }

    private Section rootSection(Node root, Section nothing) {
        if (root instanceof MappingNode mapping) {
            return section(mapping, "", 0);
        }
        errors.add(origin(root), "", "must consist of named fields");
        return nothing;
    }

    /** The node; null for a null and for what was refused. */
    private ConfigNode node(Node node, String path, int depth) {
        if (depth > DEEPEST) {
            errors.add(origin(node), path, "is nested too deeply");
            return null;
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> listing(sequence, path, depth);
            case MappingNode mapping -> section(mapping, path, depth);
            default -> null;
        };
    }

    private Scalar scalar(ScalarNode node) {
        boolean quoted = node.getScalarStyle() != ScalarStyle.PLAIN;
        String text = node.getValue();
        boolean isNull = !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        return isNull ? null : new Scalar(text, quoted, origin(node));
    }

    private Listing listing(SequenceNode node, String path, int depth) {
        List<ConfigNode> items = node.getValue().stream()
                .map(item -> node(item, path, depth + 1))
                .filter(Objects::nonNull)
                .toList();
        return new Listing(items, origin(node));
    }

    private Section section(MappingNode node, String path, int depth) {
        Map<String, ConfigNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            String fieldPath = Paths.field(path, name);
            ConfigNode value = node(tuple.getValueNode(), fieldPath, depth + 1);
            if (fields.containsKey(name)) {
                errors.add(origin(tuple.getKeyNode()), fieldPath, "is given twice");
            }
            fields.put(name, value);
        }
        fields.values().removeIf(Objects::isNull);
        return new Section(fields, origin(node));
    }

    private Origin origin(Node node) {
        return new Origin(source.name(), node.getStartMark().getLine() + 1);
    }
}
