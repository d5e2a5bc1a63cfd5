package io.reelgate.config.models;

import io.reelgate.domain.model.ValueRule;
import io.reelgate.domain.model.ValueRule.Choice;
import io.reelgate.domain.model.ValueRule.DecimalRange;
import io.reelgate.domain.model.ValueRule.Flag;
import io.reelgate.domain.model.ValueRule.IntegerChoice;
import io.reelgate.domain.model.ValueRule.IntegerRange;
import io.reelgate.domain.model.ValueRule.MediaUrl;
import io.reelgate.domain.model.ValueRule.Sequence;
import io.reelgate.domain.model.ValueRule.Structure;
import io.reelgate.domain.model.ValueRule.Text;
import java.math.BigDecimal;
import java.util.Optional;

/** Which values written in a model file its own rules accept, normalised as the request validator does it. */
final class Accepted {

    private Accepted() {}

    /** The normalised value; empty when the rule refuses it, or takes no values from files. */
    static Optional<Object> by(ValueRule rule, Object written) {
        return switch (rule) {
            case Choice choice -> Optional.of(written).filter(choice.values()::contains);
            case Text text -> Optional.of(written).filter(value -> isText(text, value));
            case IntegerChoice choice -> Optional.of(written).filter(choice.values()::contains);
            case IntegerRange range -> Optional.of(written).filter(value -> isWithin(range, value));
            case DecimalRange range ->
                decimal(written).filter(value -> isWithin(range, value)).map(value -> value);
            case Flag flag -> Optional.of(written).filter(Boolean.class::isInstance);
            case MediaUrl url -> Optional.empty();
            case Sequence sequence -> Optional.empty();
            case Structure structure -> Optional.empty();
        };
    }

    private static boolean isText(Text rule, Object value) {
        return value instanceof String text && text.length() >= rule.minLength() && text.length() <= rule.maxLength();
    }

    private static boolean isWithin(IntegerRange rule, Object value) {
        return value instanceof Long number
                && ((number >= rule.min() && number <= rule.max())
                        || rule.also().contains(number));
    }

    private static Optional<BigDecimal> decimal(Object value) {
        return switch (value) {
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case BigDecimal number -> Optional.of(number);
            default -> Optional.empty();
        };
    }

    private static boolean isWithin(DecimalRange rule, BigDecimal number) {
        return number.compareTo(rule.min()) >= 0 && number.compareTo(rule.max()) <= 0;
    }
}
