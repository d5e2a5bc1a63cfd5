package io.reelgate.domain.request;

import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.Demand;
import io.reelgate.domain.model.Parameter;
import io.reelgate.domain.model.ParameterCase;
import io.reelgate.domain.model.Parameters;
import io.reelgate.domain.model.ValueRule.Sequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the fields of one object. A field is decided after the fields it depends on; where one of those is at fault,
 * only what holds in every case is checked, so that no fault is told that another one caused.
 */
final class FieldsCheck {

    private final Parameters parameters;
    private final Map<?, ?> sent;
    private final Place place;
    private final RequestPolicy policy;
    private final Faults faults = new Faults();
    private final ValueCheck values;
    private final Map<String, Object> decided = new HashMap<>();
    private final Set<String> undecided = new HashSet<>(0);

    FieldsCheck(Parameters parameters, Map<?, ?> sent, Place place, RequestPolicy policy) {
        this.parameters = parameters;
        this.sent = sent;
        this.place = place;
        this.policy = policy;
        values = new ValueCheck(policy, faults);
    }

    /** The normalised fields in the order of the table; empty when there are faults. */
    Optional<Map<String, Object>> run() {
        parameters.inDecisionOrder().forEach(this::decide);
        faults.at(parameters.names().size());
        if (!policy.ignoreUnknownFields()) {
            UnknownFields.refuse(sent, parameters.names(), place, faults);
        }
        return faults.isEmpty() ? Optional.of(inTableOrder()) : Optional.empty();
    }

    List<Fault> faults() {
        return faults.inOrder();
    }

    private Map<String, Object> inTableOrder() {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String name : parameters.names()) {
            Object value = decided.get(name);
            if (value != null) {
                ordered.put(name, value);
            }
        }
        return ordered;
    }

    private void decide(Parameter parameter) {
        faults.at(parameters.position(parameter.name()));
        Object value = sent.get(parameter.name());
        if (value == null || isEmptyList(parameter, value)) {
            decideAbsent(parameter);
        } else if (isUsed(parameter)) {
            decideSent(parameter, value);
        } else {
            decideUnused(parameter, value);
        }
    }

    /** An empty list for a list means not sent, as null does. */
    private static boolean isEmptyList(Parameter parameter, Object value) {
        return parameter.demand().rule() instanceof Sequence && value instanceof List<?> list && list.isEmpty();
    }

    private boolean isKnown(Condition condition) {
        return undecided.isEmpty() || undecided.stream().noneMatch(condition.fieldToValues()::containsKey);
    }

    /** Also true while it cannot be known, because then not using it is no fault that may be told. */
    private boolean isUsed(Parameter parameter) {
        Condition when = parameter.usage().when();
        return !isKnown(when) || when.holds(decided);
    }

    private void decideAbsent(Parameter parameter) {
        Condition when = parameter.usage().when();
        if (!isKnown(when) || !areCasesKnown(parameter)) {
            undecided.add(parameter.name());
        } else if (when.holds(decided)) {
            fillIn(parameter, demandOf(parameter));
        }
    }

    private void fillIn(Parameter parameter, Asked asked) {
        Demand demand = asked.demand();
        if (demand.defaultValue().isPresent()) {
            decided.put(parameter.name(), demand.defaultValue().get());
        } else if (demand.required()) {
            Place missing = asked.place().because(parameter.usage().when(), decided);
            faults.refuse(missing, Wording.demand(demand.rule()), "missing");
        }
    }

    private void decideSent(Parameter parameter, Object value) {
        Asked asked = demandOf(parameter);
        Optional<Object> accepted = values.check(asked.demand().rule(), value, asked.place());
        accepted.ifPresentOrElse(each -> decided.put(parameter.name(), each), () -> undecided.add(parameter.name()));
    }

    private void decideUnused(Parameter parameter, Object value) {
        if (parameter.usage().checkedOtherwise()) {
            values.check(parameter.demand().rule(), value, place.field(parameter.name()));
        } else if (!policy.ignoreUnusedFields()) {
            UnusedField.refuse(parameter, place, decided, faults);
        }
    }

    private boolean areCasesKnown(Parameter parameter) {
        return parameter.cases().stream().map(ParameterCase::when).allMatch(this::isKnown);
    }

    private Asked demandOf(Parameter parameter) {
        Place own = place.field(parameter.name());
        Optional<ParameterCase> found = areCasesKnown(parameter) ? parameter.caseOf(decided) : Optional.empty();
        return found.map(each -> new Asked(each.demand(), own.because(each.when(), decided)))
                .orElseGet(() -> new Asked(parameter.demand(), own));
    }

    /** What is asked of a field here, and the place that says why. */
    private record Asked(Demand demand, Place place) {}
}
