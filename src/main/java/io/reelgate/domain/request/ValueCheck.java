package io.reelgate.domain.request;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks one value against its rule: its normalised form, or empty after the faults were collected. */
final class ValueCheck {

    private final RequestPolicy policy;
    private final Faults faults;
    private final TextCheck texts;
    private final NumberCheck numbers;
    private final UrlCheck urls;

    ValueCheck(RequestPolicy policy, Faults faults) {
        this.policy = policy;
        this.faults = faults;
        texts = new TextCheck(faults);
        numbers = new NumberCheck(faults);
        urls = new UrlCheck(policy.mediaUrls(), faults);
    }

    Optional<Object> check(ValueRule rule, Object value, Place place) {
        return switch (rule) {
            case Choice choice ->
                kept(value instanceof String && choice.values().contains(value), rule, value, place);
            case Flag flag -> kept(value instanceof Boolean, rule, value, place);
            case Text text -> texts.check(text, value, place);
            case IntegerChoice choice -> numbers.check(choice, value, place);
            case IntegerRange range -> numbers.check(range, value, place);
            case DecimalRange range -> numbers.check(range, value, place);
            case MediaUrl url -> urls.check(value, place);
            case Sequence sequence -> checkItems(sequence, value, place);
            case Structure structure -> checkFields(structure, value, place);
        };
    }

    private Optional<Object> kept(boolean valid, ValueRule rule, Object value, Place place) {
        return valid ? Optional.of(value) : faults.refuse(place, Wording.demand(rule), Wording.was(value));
    }

    private Optional<Object> checkItems(Sequence rule, Object value, Place place) {
        if (!(value instanceof List<?> items) || !isRightSize(rule, items)) {
            return faults.refuse(place, Wording.demand(rule), Wording.was(value));
        }
        List<Object> accepted = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            check(rule.item(), items.get(i), place.item(i)).ifPresent(accepted::add);
        }
        return accepted.size() == items.size() ? Optional.of(Collections.unmodifiableList(accepted)) : Optional.empty();
    }

    private static boolean isRightSize(Sequence rule, List<?> items) {
        return items.size() >= rule.minItems() && items.size() <= rule.maxItems();
    }

    private Optional<Object> checkFields(Structure rule, Object value, Place place) {
        if (!(value instanceof Map<?, ?> sent)) {
            return faults.refuse(place, Wording.demand(rule), Wording.was(value));
        }
        FieldsCheck fields = new FieldsCheck(rule.fields(), sent, place, policy);
        Optional<Map<String, Object>> accepted = fields.run();
        faults.addAll(fields.faults());
        return accepted.map(Collections::unmodifiableMap);
    }
}
