package io.reelgate.domain.request;

import io.reelgate.domain.address.Quoted;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of messages: what a rule demands, and what was sent instead. */
final class Wording {

    private static final int LONGEST_NUMBER = 40;

    private Wording() {}

    /** What the rule demands, to stand after "must". */
    static String demand(ValueRule rule) {
        return switch (rule) {
            case Choice choice -> oneOf(choice.values());
            case Text text -> "be a string" + length(text);
            case IntegerChoice choice -> oneOf(choice.values());
            case IntegerRange range -> "be an integer from " + range.min() + " to " + range.max() + also(range);
            case DecimalRange range -> "be a number from " + range.min() + " to " + range.max();
            case Flag flag -> "be true or false";
            case MediaUrl url -> "be an absolute http or https URL";
            case Sequence sequence -> "be a list of " + count(sequence) + " " + noun(sequence);
            case Structure structure ->
                "be an object with " + String.join(", ", structure.fields().names());
        };
    }

    static String oneOf(Collection<?> values) {
        String listed = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return values.size() == 1 ? "be " + listed : "be one of " + listed;
    }

    private static String length(Text text) {
        if (text.maxLength() == Integer.MAX_VALUE) {
            return text.minLength() == 0 ? "" : " of at least " + text.minLength() + " characters";
        }
        String from = text.minLength() == 0 ? "at most " : text.minLength() + " to ";
        return " of " + from + text.maxLength() + " characters";
    }

    private static String also(IntegerRange range) {
        return range.also().stream().map(value -> ", or " + value).collect(Collectors.joining());
    }

    private static String count(Sequence sequence) {
        boolean exact = sequence.minItems() == sequence.maxItems();
        return exact ? "exactly " + sequence.minItems() : sequence.minItems() + " to " + sequence.maxItems();
    }

    private static String noun(Sequence sequence) {
        String noun = switch (sequence.item()) {
            case MediaUrl url -> "URL";
            case Structure structure -> "object";
            default -> "item";
        };
        return sequence.maxItems() == 1 ? noun : noun + "s";
    }

    /** What was sent, to stand after "was". */
    static String was(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> Quoted.of(text);
            case Boolean flag -> flag.toString();
            case Number number -> shortened(number.toString());
            case List<?> list -> list.isEmpty() ? "an empty list" : "a list of " + list.size();
            case Map<?, ?> object -> "an object";
            default -> "not JSON";
        };
    }

    private static String shortened(String number) {
        return number.length() <= LONGEST_NUMBER ? number : number.substring(0, LONGEST_NUMBER) + "...";
    }
}
