package io.reelgate.config.models;

import io.reelgate.config.bind.Default;
import io.reelgate.config.bind.Inline;
import io.reelgate.config.bind.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parameter as its file writes it.
 *
 * @param when the inputs that use it; none for all
 * @param cases what replaces its rule, its default or whether it is required
 */
record ParameterFile(
        @Inline RuleFile rule,
        @Default("false") boolean required,
        @Named("default") Optional<Object> standard,
        Map<String, List<Object>> when,
        @Default("refused") Otherwise otherwise,
        List<CaseFile> cases) {

    /** What happens to a parameter that the input does not use. */
    enum Otherwise {
        REFUSED,
        CHECKED
    }

    ParameterFile {
        if (required && standard.isPresent()) {
            throw new IllegalArgumentException("must not be required, since it has a default");
        }
        if (otherwise == Otherwise.CHECKED && when.isEmpty()) {
            throw new IllegalArgumentException("takes otherwise only beside when");
        }
    }
}
