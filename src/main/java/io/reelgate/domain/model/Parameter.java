package io.reelgate.domain.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One field of a model's input.
 *
 * @param demand what holds unless a case says otherwise
 * @param cases the first whose condition holds replaces the demand
 */
public record Parameter(String name, Demand demand, Usage usage, List<ParameterCase> cases) {

    public Parameter {
        cases = List.copyOf(cases);
    }

    /** Names of the fields that its usage or its cases depend on. */
    public Set<String> dependsOn() {
        Set<String> names = new LinkedHashSet<>(usage.when().fieldToValues().keySet());
        cases.forEach(each -> names.addAll(each.when().fieldToValues().keySet()));
        return names;
    }

    /** The case that applies to the input, where any does. */
    public Optional<ParameterCase> caseOf(Map<String, Object> input) {
        for (ParameterCase each : cases) {
            if (each.when().holds(input)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
