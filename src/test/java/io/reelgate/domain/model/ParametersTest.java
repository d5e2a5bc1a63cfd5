package io.reelgate.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.model.ValueRule.Flag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void decidesAParameterAfterThoseItDependsOn() {
        Parameters parameters = new Parameters(List.of(flag("a", "c"), flag("b"), flag("c", "b")));

        assertThat(parameters.inTableOrder()).map(Parameter::name).containsExactly("a", "b", "c");
        assertThat(parameters.inDecisionOrder()).map(Parameter::name).containsExactly("b", "c", "a");
    }

    @Test
    void refusesACircle() {
        List<Parameter> circle = List.of(flag("a", "b"), flag("b", "a"));

        assertThatThrownBy(() -> new Parameters(circle)).hasMessage("parameter a depends on itself");
    }

    @Test
    void refusesADependencyOnNothing() {
        List<Parameter> lost = List.of(flag("a", "b"));

        assertThatThrownBy(() -> new Parameters(lost)).hasMessage("parameter a depends on b, which is no parameter");
    }

    @Test
    void refusesANameGivenTwice() {
        List<Parameter> twins = List.of(flag("a"), flag("a"));

        assertThatThrownBy(() -> new Parameters(twins)).hasMessage("parameter a is given twice");
    }

    private static Parameter flag(String name, String... dependsOn) {
        Map<String, Set<Object>> terms = dependsOn.length == 0 ? Map.of() : Map.of(dependsOn[0], Set.of(true));
        Demand demand = new Demand(new Flag(), false, Optional.empty());
        return new Parameter(name, demand, new Usage(new Condition(terms), false), List.of());
    }
}
