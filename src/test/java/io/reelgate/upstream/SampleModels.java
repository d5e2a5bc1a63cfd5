package io.reelgate.upstream;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Lifecycle;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.LookPace;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.model.Parameters;
import io.reelgate.domain.model.PollAdvice;
import io.reelgate.domain.model.Price;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.model.Route;
import io.reelgate.domain.model.Routing;
import io.reelgate.domain.model.Timing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A catalogue of one model, {@code wan-2-5}, with the routes a test needs. */
public final class SampleModels {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private SampleModels() {}

    public static Catalogue catalogue(List<Route> routes) {
        return new Catalogue(List.of(model("wan-2-5", routes)));
    }

    public static Model model(String id, List<Route> routes) {
        return new Model(
                id,
                new Parameters(List.of()),
                new Limits(60, 10, 1_200),
                new Timing(
                        new PollAdvice(SECOND, SECOND),
                        new LookPace(SECOND, SECOND, SECOND),
                        Duration.ofMinutes(30),
                        List.of(),
                        List.of()),
                new Price(Optional.empty(), List.of()),
                new Lifecycle(LocalDate.EPOCH, Optional.empty(), Optional.empty()),
                new Routing(List.of(Provider.values()), Provider.AUTO, routes));
    }

    public static Catalogue at(String upstream) {
        return catalogue(List.of(new Route(Provider.AUTO, upstream, "wan-2-5", true)));
    }
}
