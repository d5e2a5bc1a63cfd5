package io.reelgate.config.models;

import io.reelgate.config.bind.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rule of a parameter as its file writes it. */
sealed interface RuleFile {

    @Named("choice")
    record ChoiceFile(List<String> values) implements RuleFile {
        public ChoiceFile {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("needs values to choose from");
            }
        }
    }

    @Named("text")
    record TextFile(Optional<WholeBounds> length) implements RuleFile {}

    @Named("integer")
    record IntegerFile(List<Long> values, Optional<WholeBounds> range, List<Long> also) implements RuleFile {
        public IntegerFile {
            if (values.isEmpty() == range.isEmpty()) {
                throw new IllegalArgumentException("needs either values or a range");
            }
            if (range.isEmpty() && !also.isEmpty()) {
                throw new IllegalArgumentException("takes also only beside a range");
            }
        }
    }

    @Named("number")
    record NumberFile(DecimalBounds range) implements RuleFile {}

    @Named("boolean")
    record FlagFile() implements RuleFile {}

    @Named("url")
    record UrlFile() implements RuleFile {}

    @Named("list")
    record ListFile(WholeBounds count, RuleFile items) implements RuleFile {}

    @Named("object")
    record ObjectFile(Map<String, ParameterFile> fields) implements RuleFile {}
}
