package io.reelgate.config.bind;

import java.lang.reflect.Type;
import java.util.Optional;

/**
 * A place to be filled with a value.
 *
 * @param node what was written there, if anything
 * @param around where the section around it stands, to point at when nothing was written
 */
record Slot(Type type, Optional<ConfigNode> node, String path, Origin around) {

    Slot withType(Type other) {
        return new Slot(other, node, path, around);
    }

    Slot withNode(Optional<? extends ConfigNode> other) {
        return new Slot(type, other.map(ConfigNode.class::cast), path, around);
    }

    Origin origin() {
        return node.map(ConfigNode::origin).orElse(around);
    }
}
