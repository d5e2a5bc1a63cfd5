package io.reelgate.config.models;

import io.reelgate.config.bind.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What replaces parts of a parameter where a condition holds; what is left out stays. */
record CaseFile(
        Map<String, List<Object>> when,
        Optional<List<Object>> values,
        Optional<WholeBounds> range,
        Optional<WholeBounds> length,
        Optional<WholeBounds> count,
        @Named("default") Optional<Object> standard,
        Optional<Boolean> required) {

    CaseFile {
        if (when.isEmpty()) {
            throw new IllegalArgumentException("needs a condition in when");
        }
    }
}
