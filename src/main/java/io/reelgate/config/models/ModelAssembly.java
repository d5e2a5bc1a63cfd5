package io.reelgate.config.models;

import io.reelgate.config.bind.ConfigBinder.Draft;
import io.reelgate.config.models.ModelFile.LifecycleFile;
import io.reelgate.config.models.ModelFile.LimitsFile;
import io.reelgate.config.models.ModelFile.PriceFile;
import io.reelgate.config.models.ModelFile.PriceRuleFile;
import io.reelgate.config.models.ModelFile.RouteFile;
import io.reelgate.config.models.ModelFile.TimingFile;
import io.reelgate.config.models.ModelFile.UsualFile;
import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.DurationRange;
import io.reelgate.domain.model.Lifecycle;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.LookPace;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Parameters;
import io.reelgate.domain.model.PollAdvice;
import io.reelgate.domain.model.Price;
import io.reelgate.domain.model.PriceRule;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.model.Routing;
import io.reelgate.domain.model.Timing;
import io.reelgate.domain.model.UsualDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a model file into a model, or adds what is not consistent in it to the errors. */
final class ModelAssembly {

    private final ModelFile file;
    private final Draft<ModelFile> draft;
    private final ParametersAssembly parametersAssembly;

    ModelAssembly(ModelFile file, Draft<ModelFile> draft) {
        this.file = file;
        this.draft = draft;
        parametersAssembly = new ParametersAssembly(file.parameters(), "parameters", draft);
    }

    Optional<Model> assemble(String expectedId) {
        Optional<Parameters> parameters = parametersAssembly.assemble();
        Timing timing = timing(file.timing());
        Price price = price(file.price(), "price");
        ModelChecks checks = new ModelChecks(file, draft);
        checks.id(expectedId);
        checks.routing();
        Routing routing = routing();
        parameters.filter(each -> draft.value().isPresent()).ifPresent(each -> checks.rules(each, timing, price));
        return draft.value().isEmpty() ? Optional.empty() : parameters.map(each -> model(each, timing, price, routing));
    }

    private Model model(Parameters parameters, Timing timing, Price price, Routing routing) {
        return new Model(
                file.id(), parameters, limits(file.limits()), timing, price, lifecycle(file.lifecycle()), routing);
    }

    private static Limits limits(LimitsFile limits) {
        int statusReads =
                limits.statusReadsPerMinute().orElseGet(() -> Limits.defaultStatusReads(limits.requestsPerMinute()));
        return new Limits(limits.requestsPerMinute(), limits.concurrent(), statusReads);
    }

    private Timing timing(TimingFile timing) {
        return new Timing(
                new PollAdvice(timing.firstPoll(), timing.pollInterval()),
                new LookPace(
                        timing.look().interval(),
                        timing.look().floor(),
                        timing.look().ceiling()),
                timing.deadline(),
                usual(timing.usual(), "timing.usual"),
                usual(timing.additions(), "timing.additions"),
                extremes(timing));
    }

    private static Map<String, DurationRange> extremes(TimingFile timing) {
        return timing.extremes().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> new DurationRange(
                                entry.getValue().from(), entry.getValue().to())));
    }

    private List<UsualDuration> usual(List<UsualFile> rules, String path) {
        List<UsualDuration> usual = new ArrayList<>();
        for (UsualFile rule : rules) {
            Condition when = parametersAssembly.conditions().condition(rule.when(), whenPath(path, usual.size()));
            usual.add(new UsualDuration(when, new DurationRange(rule.from(), rule.to())));
        }
        return usual;
    }

    private Price price(PriceFile price, String place) {
        List<PriceRule> rules = new ArrayList<>();
        for (PriceRuleFile rule : price.rules()) {
            String path = whenPath(place + ".rules", rules.size());
            rules.add(new PriceRule(parametersAssembly.conditions().condition(rule.when(), path), rule.microUsd()));
        }
        return new Price(price.perSecondOf(), rules);
    }

    private static String whenPath(String list, int index) {
        return list + "[" + index + "].when";
    }

    private static Lifecycle lifecycle(LifecycleFile lifecycle) {
        return new Lifecycle(lifecycle.active(), lifecycle.deprecated(), lifecycle.retired());
    }

    private Routing routing() {
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < file.routing().routes().size(); i++) {
            RouteFile route = file.routing().routes().get(i);
            String place = "routing.routes[" + i + "]";
            Condition when = parametersAssembly.conditions().condition(route.when(), place + ".when");
            Optional<Price> price = route.price().map(written -> price(written, place + ".price"));
            route.provider().forEach(provider -> routes.add(route(provider, route, when, price)));
        }
        return new Routing(file.routing().providers(), file.routing().standard(), routes);
    }

    private static Route route(Provider provider, RouteFile route, Condition when, Optional<Price> price) {
        return new Route(
                provider,
                route.upstream(),
                route.model(),
                route.honoursSeed(),
                when,
                route.lacks(),
                route.kind(),
                route.unconfirmed(),
                price);
    }
}
