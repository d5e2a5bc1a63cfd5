package io.reelgate.config.models;

import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.Demand;
import io.reelgate.domain.model.Parameter;
import io.reelgate.domain.model.ParameterCase;
import io.reelgate.domain.model.Parameters;
import io.reelgate.domain.model.ValueRule;
import io.reelgate.domain.model.ValueRule.Choice;
import io.reelgate.domain.model.ValueRule.Flag;
import io.reelgate.domain.model.ValueRule.IntegerChoice;
import io.reelgate.domain.model.ValueRule.IntegerRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Looks for a valid input that no rule of a list covers, by trying every value of the parameters the rules name. */
final class Coverage {

    private static final int MOST_TRIED = 1_000;

    private final List<Parameter> relevant;
    private final List<Condition> conditions;

    Coverage(Parameters parameters, List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
        Set<String> names = new HashSet<>();
        conditions.forEach(condition -> names.addAll(condition.fieldToValues().keySet()));
        // From the last decided to the first, so that what a parameter depends on is relevant, too.
        List<Parameter> decided = parameters.inDecisionOrder().reversed();
        decided.stream().filter(each -> names.contains(each.name())).forEach(each -> names.addAll(each.dependsOn()));
        relevant = parameters.inDecisionOrder().stream()
                .filter(each -> names.contains(each.name()))
                .toList();
    }

    /** The fields of an input that nothing covers. */
    Optional<Map<String, Object>> gap() {
        return gap(0, Map.of());
    }

    private Optional<Map<String, Object>> gap(int next, Map<String, Object> input) {
        if (next == relevant.size()) {
            boolean covered = conditions.stream().anyMatch(condition -> condition.holds(input));
            return covered ? Optional.empty() : Optional.of(input);
        }
        for (Optional<Object> value : values(relevant.get(next), input)) {
            Optional<Map<String, Object>> gap =
                    gap(next + 1, with(input, relevant.get(next).name(), value));
            if (gap.isPresent()) {
                return gap;
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> with(Map<String, Object> input, String name, Optional<Object> value) {
        Map<String, Object> longer = new LinkedHashMap<>(input);
        value.ifPresent(each -> longer.put(name, each));
        return longer;
    }

    private static List<Optional<Object>> values(Parameter parameter, Map<String, Object> input) {
        if (!parameter.usage().when().holds(input)) {
            return List.of(Optional.empty());
        }
        Demand demand = parameter.caseOf(input).map(ParameterCase::demand).orElse(parameter.demand());
        List<Optional<Object>> values = new ArrayList<>();
        values(demand.rule()).forEach(value -> values.add(Optional.of(value)));
        if (values.isEmpty() || (!demand.required() && demand.defaultValue().isEmpty())) {
            values.add(Optional.empty());
        }
        return values;
    }

    private static List<?> values(ValueRule rule) {
        return switch (rule) {
            case Choice choice -> choice.values();
            case IntegerChoice choice -> choice.values();
            case IntegerRange range ->
                LongStream.rangeClosed(range.min(), range.max())
                        .limit(MOST_TRIED)
                        .boxed()
                        .toList();
            case Flag flag -> List.of(true, false);
            default -> List.of();
        };
    }
}
