package io.reelgate.app.boot;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Demand;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Parameter;
import io.reelgate.domain.model.ParameterCase;
import io.reelgate.simulator.job.DurationRange;
import io.reelgate.simulator.job.JobDurations;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long the simulator works on a job: the usual duration of the model. The simulator asks with what a vendor would
 * get, which need not be complete or valid: what is missing takes the model's default.
 */
public final class CatalogueDurations implements JobDurations {
    private static final DurationRange UNCOVERED = new DurationRange(Duration.ofMinutes(1), Duration.ofMinutes(2));

    private final Catalogue catalogue;

    public CatalogueDurations(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public @Nullable DurationRange usual(String model, Map<String, Object> input) {
        return catalogue.find(model).map(found -> usual(found, input)).orElse(null);
    }

    private static DurationRange usual(Model model, Map<String, Object> input) {
        try {
            var range = model.timing().usual(completed(model, input));
            return new DurationRange(range.from(), range.to());
        } catch (IllegalStateException e) {
            return UNCOVERED;
        }
    }

    private static Map<String, Object> completed(Model model, Map<String, Object> input) {
        Map<String, Object> known = new HashMap<>(input);
        for (Parameter parameter : model.parameters().inDecisionOrder()) {
            Demand demand = parameter.caseOf(known).map(ParameterCase::demand).orElse(parameter.demand());
            demand.defaultValue().ifPresent(value -> known.putIfAbsent(parameter.name(), value));
        }
        return known;
    }
}
