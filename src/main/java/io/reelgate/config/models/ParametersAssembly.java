package io.reelgate.config.models;

import io.reelgate.config.bind.ConfigBinder.Draft;
import io.reelgate.config.models.ParameterFile.Otherwise;
import io.reelgate.domain.model.Demand;
import io.reelgate.domain.model.Parameter;
import io.reelgate.domain.model.ParameterCase;
import io.reelgate.domain.model.Parameters;
import io.reelgate.domain.model.Usage;
import io.reelgate.domain.model.ValueRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the parameters of a file, or the fields of an object in it, into those of the model. */
final class ParametersAssembly {

    private final Map<String, ParameterFile> nameToFile;
    private final String path;
    private final Draft<?> draft;
    private final Map<String, ValueRule> nameToRule = new LinkedHashMap<>();
    private final ConditionAssembly conditions;

    ParametersAssembly(Map<String, ParameterFile> nameToFile, String path, Draft<?> draft) {
        this.nameToFile = nameToFile;
        this.path = path;
        this.draft = draft;
        conditions = new ConditionAssembly(nameToRule, draft);
    }

    /** Empty when a parameter depends on itself. */
    Optional<Parameters> assemble() {
        RuleAssembly rules = new RuleAssembly(draft);
        nameToFile.forEach((name, file) -> nameToRule.put(name, rules.rule(file.rule(), pathOf(name))));
        List<Parameter> parameters =
                nameToFile.keySet().stream().map(this::parameter).toList();
        try {
            return Optional.of(new Parameters(parameters));
        } catch (IllegalArgumentException e) {
            draft.refuse(path, "cannot be decided: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What conditions on these parameters may say. */
    ConditionAssembly conditions() {
        return conditions;
    }

    private String pathOf(String name) {
        return path + "." + name;
    }

    private Parameter parameter(String name) {
        ParameterFile file = nameToFile.get(name);
        ValueRule rule = nameToRule.get(name);
        Usage usage = new Usage(
                conditions.condition(file.when(), pathOf(name) + ".when"), file.otherwise() == Otherwise.CHECKED);
        Demand demand = new Demand(rule, file.required(), standard(file.standard(), rule, pathOf(name)));
        return new Parameter(name, demand, usage, cases(name, file, demand));
    }

    private Optional<Object> standard(Optional<Object> written, ValueRule rule, String owner) {
        Optional<Object> accepted = written.flatMap(value -> Accepted.by(rule, value));
        if (written.isPresent() && accepted.isEmpty()) {
            draft.refuse(owner + ".default", "must be a value that the rule takes (was \"" + written.get() + "\")");
        }
        return accepted;
    }

    private List<ParameterCase> cases(String name, ParameterFile file, Demand own) {
        List<ParameterCase> cases = new ArrayList<>();
        for (int i = 0; i < file.cases().size(); i++) {
            String casePath = pathOf(name) + ".cases[" + i + "]";
            cases.add(parameterCase(file.cases().get(i), own, casePath));
        }
        return cases;
    }

    private ParameterCase parameterCase(CaseFile file, Demand own, String casePath) {
        ValueRule rule = new CaseAssembly(draft).narrowed(own.rule(), file, casePath);
        Optional<Object> standard = file.standard().or(own::defaultValue);
        Demand demand = new Demand(rule, file.required().orElse(own.required()), standard(standard, rule, casePath));
        return new ParameterCase(conditions.condition(file.when(), casePath + ".when"), demand);
    }
}
