package io.reelgate.config.models;

import io.reelgate.config.bind.ConfigBinder.Draft;
import io.reelgate.config.models.ModelFile.PriceFile;
import io.reelgate.config.models.ModelFile.RouteFile;
import io.reelgate.config.models.ModelFile.RoutingFile;
import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.Demand;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Parameter;
import io.reelgate.domain.model.Parameters;
import io.reelgate.domain.model.Price;
import io.reelgate.domain.model.PriceRule;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Timing;
import io.reelgate.domain.model.UsualDuration;
import io.reelgate.domain.model.ValueRule.IntegerChoice;
import io.reelgate.domain.model.ValueRule.IntegerRange;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What has to fit together in a model file. */
record ModelChecks(ModelFile file, Draft<ModelFile> draft) {

    void id(String expected) {
        if (!Model.isId(file.id())) {
            draft.refuse("id", "must be 1 to 64 of a-z, 0-9, dot and hyphen (was \"" + file.id() + "\")");
        } else if (!file.id().equals(expected)) {
            draft.refuse("id", "must be the file's name, " + expected + " (was \"" + file.id() + "\")");
        }
    }

    void routing() {
        RoutingFile routing = file.routing();
        if (!routing.providers().contains(routing.standard())) {
            draft.refuse("routing.default", "must be one of the providers");
        }
        routing.providers().forEach(this::refuseWithoutRoute);
        for (int i = 0; i < routing.routes().size(); i++) {
            RouteFile route = routing.routes().get(i);
            if (!routing.providers().containsAll(route.provider())) {
                draft.refuse("routing.routes[" + i + "].provider", "must be one of the providers");
            }
            refuseUnknown(route.lacks(), "routing.routes[" + i + "].lacks");
        }
    }

    private void refuseUnknown(List<String> names, String path) {
        names.stream()
                .filter(name -> !file.parameters().containsKey(name))
                .forEach(name -> draft.refuse(path, "names no parameter (was \"" + name + "\")"));
    }

    private void refuseWithoutRoute(Provider provider) {
        if (file.routing().routes().stream().noneMatch(route -> route.provider().contains(provider))) {
            draft.refuse("routing.routes", "need a route for the provider " + provider.wireName());
        }
    }

    void rules(Parameters parameters, Timing timing, Price price) {
        file.routing().routes().stream()
                .flatMap(route -> route.price().flatMap(PriceFile::perSecondOf).stream())
                .forEach(name -> seconds(parameters, name, "routing.routes.price.perSecondOf"));
        price.secondsField().ifPresent(name -> seconds(parameters, name, "price.perSecondOf"));
        List<Condition> prices = price.rules().stream().map(PriceRule::when).toList();
        covered(new Coverage(parameters, prices), "price.rules");
        List<Condition> durations =
                timing.usual().stream().map(UsualDuration::when).toList();
        covered(new Coverage(parameters, durations), "timing.usual");
    }

    private void seconds(Parameters parameters, String name, String path) {
        if (parameters.find(name).filter(ModelChecks::isAlwaysInteger).isEmpty()) {
            draft.refuse(path, "must name an integer parameter that every input has");
        }
    }

    private static boolean isAlwaysInteger(Parameter parameter) {
        Demand demand = parameter.demand();
        boolean always = demand.required() || demand.defaultValue().isPresent();
        boolean integer = demand.rule() instanceof IntegerChoice || demand.rule() instanceof IntegerRange;
        return integer && always && parameter.usage().when().isAlways();
    }

    private void covered(Coverage coverage, String path) {
        coverage.gap().ifPresent(gap -> draft.refuse(path, "must cover every input, none is for " + shown(gap)));
    }

    private static String shown(Map<String, Object> input) {
        return input.isEmpty()
                ? "any input"
                : input.entrySet().stream()
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(", "));
    }
}
