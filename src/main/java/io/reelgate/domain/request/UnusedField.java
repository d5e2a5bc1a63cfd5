package io.reelgate.domain.request;

import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses a field that the chosen mode does not use, and says which modes do. */
final class UnusedField {

    private UnusedField() {}

    static void refuse(Parameter parameter, Place place, Map<String, Object> decided, Faults faults) {
        Condition when = parameter.usage().when();
        String demand = "not be sent with " + chosen(when, decided) + ", only with " + wanted(when);
        faults.refuse(place.field(parameter.name()), demand, "sent");
    }

    private static String chosen(Condition when, Map<String, Object> decided) {
        return when.fieldToValues().keySet().stream()
                .map(name -> decided.containsKey(name) ? name + " " + decided.get(name) : "no " + name)
                .collect(Collectors.joining(" and "));
    }

    private static String wanted(Condition when) {
        return when.fieldToValues().entrySet().stream()
                .map(term -> term.getKey() + " " + alternatives(term.getValue()))
                .collect(Collectors.joining(" and "));
    }

    private static String alternatives(Set<Object> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
