package io.reelgate.domain.model;

import java.math.BigDecimal;
import java.util.List;

/** What one value must look like; pure data, checked by the request validator and published as JSON Schema. */
public sealed interface ValueRule {

    /** One of a few names, case-sensitive. */
    record Choice(List<String> values) implements ValueRule {
        public Choice {
            values = List.copyOf(values);
        }
    }

    /** A string; lengths in Unicode code points. With a minimum above 0 white space alone counts as empty. */
    record Text(int minLength, int maxLength) implements ValueRule {}

    /** One of a few integers. */
    record IntegerChoice(List<Long> values) implements ValueRule {
        public IntegerChoice {
            values = List.copyOf(values);
        }
    }

    /** An integer between two bounds, both included, or one of the few values listed besides. */
    record IntegerRange(long min, long max, List<Long> also) implements ValueRule {
        public IntegerRange {
            also = List.copyOf(also);
        }
    }

    /** A number between two bounds, both included. */
    record DecimalRange(BigDecimal min, BigDecimal max) implements ValueRule {}

    /** true or false. */
    record Flag() implements ValueRule {}

    /** The URL of a file that an upstream or the gateway fetches later. */
    record MediaUrl() implements ValueRule {}

    /** An array; bounds on the number of items, both included. */
    record Sequence(int minItems, int maxItems, ValueRule item) implements ValueRule {}

    /** An object with fields of its own; their conditions look at each other, not at the fields around. */
    record Structure(Parameters fields) implements ValueRule {}
}
