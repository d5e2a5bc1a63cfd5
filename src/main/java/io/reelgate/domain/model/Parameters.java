package io.reelgate.domain.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a model, in the order of its table, with the order in which their rules can be decided. */
public final class Parameters {

    private final Map<String, Parameter> nameToParameter = new LinkedHashMap<>();
    private final Map<String, Integer> nameToPosition = new HashMap<>();
    private final List<Parameter> decisionOrder;

    /**
     * @throws IllegalArgumentException when two parameters share a name, or one depends on an unknown one or on itself
     */
    public Parameters(List<Parameter> inTableOrder) {
        inTableOrder.forEach(this::add);
        decisionOrder = new Ordering(nameToParameter).order();
    }

    private void add(Parameter parameter) {
        nameToPosition.put(parameter.name(), nameToPosition.size());
        if (nameToParameter.put(parameter.name(), parameter) != null) {
            throw new IllegalArgumentException("parameter " + parameter.name() + " is given twice");
        }
    }

    public List<Parameter> inTableOrder() {
        return List.copyOf(nameToParameter.values());
    }

    /** Every parameter after all those it depends on. */
    public List<Parameter> inDecisionOrder() {
        return decisionOrder;
    }

    public Optional<Parameter> find(String name) {
        return Optional.ofNullable(nameToParameter.get(name));
    }

    /** The place in the table, from 0; the number of parameters for a name that is none. */
    public int position(String name) {
        return nameToPosition.getOrDefault(name, nameToPosition.size());
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(nameToParameter.keySet());
    }

    /** Depth first, so that a parameter follows what it depends on. */
    private record Ordering(Map<String, Parameter> nameToParameter, List<Parameter> done, Set<String> open) {

        Ordering(Map<String, Parameter> nameToParameter) {
            this(nameToParameter, new ArrayList<>(), new HashSet<>());
        }

        List<Parameter> order() {
            nameToParameter.values().forEach(this::visit);
            return List.copyOf(done);
        }

        private void visit(Parameter parameter) {
            if (done.contains(parameter)) {
                return;
            }
            if (!open.add(parameter.name())) {
                throw new IllegalArgumentException("parameter " + parameter.name() + " depends on itself");
            }
            parameter.dependsOn().forEach(name -> visit(known(name, parameter)));
            done.add(parameter);
        }

        private Parameter known(String name, Parameter asker) {
            if (!nameToParameter.containsKey(name)) {
                throw new IllegalArgumentException(
                        "parameter " + asker.name() + " depends on " + name + ", which is no parameter");
            }
            return nameToParameter.get(name);
        }
    }
}
