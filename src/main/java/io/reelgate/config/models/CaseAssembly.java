package io.reelgate.config.models;

import io.reelgate.config.bind.ConfigBinder.Draft;
import io.reelgate.domain.model.ValueRule;
import io.reelgate.domain.model.ValueRule.Choice;
import io.reelgate.domain.model.ValueRule.IntegerChoice;
import io.reelgate.domain.model.ValueRule.IntegerRange;
import io.reelgate.domain.model.ValueRule.Sequence;
import io.reelgate.domain.model.ValueRule.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Narrows a parameter's rule by a case. A case may only narrow it: where nobody knows which case holds, because the
 * field it depends on is at fault, the parameter's own rule is the one that everything has to fit.
 */
record CaseAssembly(Draft<?> draft) {

    ValueRule narrowed(ValueRule rule, CaseFile file, String path) {
        refuseUnfitting(rule, file, path);
        return switch (rule) {
            case Choice choice -> choice(choice, file, path);
            case IntegerChoice choice -> integerChoice(choice, file, path);
            case IntegerRange range -> integerRange(range, file, path);
            case Text text -> text(text, file, path);
            case Sequence sequence -> sequence(sequence, file, path);
            default -> rule;
        };
    }

    private ValueRule choice(Choice rule, CaseFile file, String path) {
        return chosen(rule, file, path)
                .<ValueRule>map(values ->
                        new Choice(values.stream().map(String::valueOf).toList()))
                .orElse(rule);
    }

    private ValueRule integerChoice(IntegerChoice rule, CaseFile file, String path) {
        return chosen(rule, file, path)
                .<ValueRule>map(values ->
                        new IntegerChoice(values.stream().map(Long.class::cast).toList()))
                .orElse(rule);
    }

    /** The values of the case, all of which the rule itself takes. */
    private Optional<List<Object>> chosen(ValueRule rule, CaseFile file, String path) {
        Optional<List<Object>> values = file.values();
        boolean narrower = values.stream()
                .flatMap(List::stream)
                .allMatch(value -> Accepted.by(rule, value).isPresent());
        if (!narrower) {
            return refuseWider(path + ".values");
        }
        return values;
    }

    private ValueRule integerRange(IntegerRange rule, CaseFile file, String path) {
        return within(file.range(), new WholeBounds(rule.min(), rule.max()), path + ".range")
                .<ValueRule>map(range -> new IntegerRange(range.from(), range.to(), rule.also()))
                .orElse(rule);
    }

    private ValueRule text(Text rule, CaseFile file, String path) {
        return within(file.length(), new WholeBounds(rule.minLength(), rule.maxLength()), path + ".length")
                .<ValueRule>map(length -> new Text((int) length.from(), (int) length.to()))
                .orElse(rule);
    }

    private ValueRule sequence(Sequence rule, CaseFile file, String path) {
        return within(file.count(), new WholeBounds(rule.minItems(), rule.maxItems()), path + ".count")
                .<ValueRule>map(count -> new Sequence((int) count.from(), (int) count.to(), rule.item()))
                .orElse(rule);
    }

    private Optional<WholeBounds> within(Optional<WholeBounds> bounds, WholeBounds own, String path) {
        if (bounds.filter(each -> each.from() < own.from() || each.to() > own.to())
                .isPresent()) {
            return refuseWider(path);
        }
        return bounds;
    }

    private <T> Optional<T> refuseWider(String path) {
        draft.refuse(path, "must lie within what the parameter itself takes");
        return Optional.empty();
    }

    private void refuseUnfitting(ValueRule rule, CaseFile file, String path) {
        Map<String, Boolean> nameToUnfitting = new LinkedHashMap<>();
        boolean isChoice = rule instanceof Choice || rule instanceof IntegerChoice;
        nameToUnfitting.put("values", file.values().isPresent() && !isChoice);
        nameToUnfitting.put("range", file.range().isPresent() && !(rule instanceof IntegerRange));
        nameToUnfitting.put("length", file.length().isPresent() && !(rule instanceof Text));
        nameToUnfitting.put("count", file.count().isPresent() && !(rule instanceof Sequence));
        nameToUnfitting.values().removeIf(unfitting -> !unfitting);
        nameToUnfitting.keySet().forEach(name -> draft.refuse(path + "." + name, "does not fit the parameter's type"));
    }
}
