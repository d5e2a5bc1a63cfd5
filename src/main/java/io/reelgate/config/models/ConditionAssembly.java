package io.reelgate.config.models;

import io.reelgate.config.bind.ConfigBinder.Draft;
import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.ValueRule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns conditions of a file into conditions of the model.
 *
 * @param nameToRule the parameters that conditions may name
 */
record ConditionAssembly(Map<String, ValueRule> nameToRule, Draft<?> draft) {

    Condition condition(Map<String, List<Object>> when, String path) {
        Map<String, Set<Object>> terms = new LinkedHashMap<>();
        for (Map.Entry<String, List<Object>> term : when.entrySet()) {
            String termPath = path + "." + term.getKey();
            if (nameToRule.containsKey(term.getKey())) {
                terms.put(term.getKey(), values(term, termPath));
            } else {
                draft.refuse(termPath, "names no parameter");
            }
        }
        return new Condition(terms);
    }

    private Set<Object> values(Map.Entry<String, List<Object>> term, String path) {
        Set<Object> values = new LinkedHashSet<>();
        for (Object written : term.getValue()) {
            Accepted.by(nameToRule.get(term.getKey()), written)
                    .ifPresentOrElse(values::add, () -> refuse(path, term.getKey(), written));
        }
        if (term.getValue().isEmpty()) {
            draft.refuse(path, "needs at least one value");
        }
        return values;
    }

    private void refuse(String path, String name, Object written) {
        draft.refuse(path, "must list values that " + name + " takes (was \"" + written + "\")");
    }
}
