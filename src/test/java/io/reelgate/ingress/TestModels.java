package io.reelgate.ingress;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Condition;
import io.reelgate.domain.model.Demand;
import io.reelgate.domain.model.DurationRange;
import io.reelgate.domain.model.Lifecycle;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.LookPace;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Parameter;
import io.reelgate.domain.model.Parameters;
import io.reelgate.domain.model.PollAdvice;
import io.reelgate.domain.model.Price;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Routing;
import io.reelgate.domain.model.Timing;
import io.reelgate.domain.model.Usage;
import io.reelgate.domain.model.UsualDuration;
import io.reelgate.domain.model.ValueRule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Two models with the texts of theirs, the limits and times of contract 4, and one that has retired. */
final class TestModels {
    static final Model SORA =
            model("sora-2-pro", new Limits(60, 10, 1200), Duration.ofMinutes(2), text("prompt", true));
    static final Model VEO = model(
            "veo-3-1",
            new Limits(10_000, 1000, 100_000),
            Duration.ofSeconds(90),
            text("prompt", true),
            text("watermark", false));

    static final Model RETIRED = retired(
            model("sora-1", new Limits(60, 10, 1200), Duration.ofMinutes(2), text("prompt", true)),
            LocalDate.of(2026, 6, 1));

    private TestModels() {}

    static Catalogue catalogue() {
        return new Catalogue(List.of(SORA, VEO, RETIRED));
    }

    private static Parameter text(String name, boolean required) {
        Demand text = new Demand(new ValueRule.Text(required ? 1 : 0, 5000), required, Optional.empty());
        return new Parameter(name, text, Usage.EVERYWHERE, List.of());
    }

    private static Model model(String id, Limits limits, Duration firstPoll, Parameter... texts) {
        return new Model(
                id,
                new Parameters(List.of(texts)),
                limits,
                timing(firstPoll),
                new Price(Optional.empty(), List.of()),
                new Lifecycle(LocalDate.of(2026, 1, 1), Optional.empty(), Optional.empty()),
                new Routing(List.of(Provider.AUTO, Provider.OFFICIAL), Provider.AUTO, List.of()));
    }

    private static Model retired(Model model, LocalDate day) {
        return new Model(
                model.id(),
                model.parameters(),
                model.limits(),
                model.timing(),
                model.price(),
                new Lifecycle(model.lifecycle().active(), Optional.empty(), Optional.of(day)),
                model.routing());
    }

    private static Timing timing(Duration firstPoll) {
        Duration usual = Duration.ofMinutes(3);
        Duration interval = Duration.ofSeconds(4);
        return new Timing(
                new PollAdvice(firstPoll, Duration.ofSeconds(5)),
                new LookPace(interval, interval, interval),
                Duration.ofMinutes(30),
                List.of(new UsualDuration(Condition.ALWAYS, new DurationRange(usual, usual))),
                List.of());
    }
}
