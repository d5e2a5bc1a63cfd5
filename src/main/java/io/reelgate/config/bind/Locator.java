package io.reelgate.config.bind;

import io.reelgate.config.bind.ConfigNode.Listing;
import io.reelgate.config.bind.ConfigNode.Scalar;
import io.reelgate.config.bind.ConfigNode.Section;
import java.util.regex.Pattern;

/** Finds where a path was written. */
final class Locator {

    private static final Pattern SEPARATORS = Pattern.compile("[.\\[\\]]+");

    private Locator() {}

    /** The origin of the field, or of what is nearest around it. */
    static Origin find(Section root, String path) {
        ConfigNode node = root;
        for (String step : SEPARATORS.splitAsStream(path).toList()) {
            ConfigNode next = child(node, step);
            if (next == null) {
                return node.origin();
            }
            node = next;
        }
        return node.origin();
    }

    private static ConfigNode child(ConfigNode node, String step) {
        return switch (node) {
            case Section section -> section.fields().get(step);
            case Listing listing
            when step.matches("[0-9]{1,4}")
                    && Integer.parseInt(step) < listing.items().size() ->
                listing.items().get(Integer.parseInt(step));
            case Listing listing -> null;
            case Scalar scalar -> null;
        };
    }
}
