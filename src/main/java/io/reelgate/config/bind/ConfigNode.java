package io.reelgate.config.bind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration as written, before anybody knows what its values mean. */
sealed interface ConfigNode {

    Origin origin();

    /**
     * A single value.
     *
     * @param quoted whether it was in quotes, and so is text even where it looks like a number
     */
    record Scalar(String text, boolean quoted, Origin origin) implements ConfigNode {}

    /** Values in order. */
    record Listing(List<ConfigNode> items, Origin origin) implements ConfigNode {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** Named values in the order in which they were written. */
    record Section(Map<String, ConfigNode> fields, Origin origin) implements ConfigNode {
        public Section {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** This section with another laid over it: sections are merged, everything else is replaced. */
        Section overlaidBy(Section upper) {
            Map<String, ConfigNode> merged = new LinkedHashMap<>(fields);
            upper.fields.forEach((name, node) -> merged.merge(name, node, ConfigNode::overlaid));
            return new Section(merged, upper.fields.isEmpty() ? origin : upper.origin);
        }
    }

    private static ConfigNode overlaid(ConfigNode lower, ConfigNode upper) {
        return lower instanceof Section below && upper instanceof Section above ? below.overlaidBy(above) : upper;
    }
}
