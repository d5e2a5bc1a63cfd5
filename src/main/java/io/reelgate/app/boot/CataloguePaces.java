package io.reelgate.app.boot;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.DurationRange;
import io.reelgate.domain.model.LookPace;
import io.reelgate.domain.model.Timing;
import io.reelgate.domain.pace.Cadence;
import io.reelgate.domain.pace.Cadences;
import io.reelgate.domain.pace.Expected;
import io.reelgate.domain.pace.JobKinds;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Paces;
import java.time.Duration;
import java.util.function.Function;

/**
 * The pace of a request by its model's timing and what was learned of such jobs; a model that has left the catalogue is
 * looked at every few seconds.
 */
final class CataloguePaces implements Paces {
    private static final Pace UNKNOWN_MODEL =
            new Pace(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofSeconds(5));

    private final Catalogue catalogue;
    private final JobKinds kinds;
    private final Cadences cadences;
    private final Function<String, Duration> gaps;

    /** {@code gaps}: how far apart the looks at a job have to be at least, by upstream. */
    CataloguePaces(Catalogue catalogue, JobKinds kinds, Cadences cadences, Function<String, Duration> gaps) {
        this.catalogue = catalogue;
        this.kinds = kinds;
        this.cadences = cadences;
        this.gaps = gaps;
    }

    @Override
    public Pace of(String model, GenerateRequest request) {
        return catalogue.find(model).map(found -> pace(found.timing(), request)).orElse(UNKNOWN_MODEL);
    }

    private Pace pace(Timing timing, GenerateRequest request) {
        DurationRange usual = timing.usual(request.input());
        return new Pace(usual.from(), usual.to(), cadences.documented(Expected.usual(usual), timing.pace()));
    }

    @Override
    public Pace at(String lane, String model, GenerateRequest request) {
        return catalogue
                .find(model)
                .map(found -> pace(found.timing(), lane, model, request))
                .orElse(UNKNOWN_MODEL);
    }

    private Pace pace(Timing timing, String lane, String model, GenerateRequest request) {
        DurationRange usual = timing.usual(request.input());
        String upstream = upstream(lane);
        Expected expected = timing.extremes(upstream)
                .map(extremes -> new Expected(extremes, true))
                .orElseGet(() -> Expected.usual(usual));
        LookPace bounds = timing.pace().withGap(gaps.apply(upstream));
        Cadence looks = kinds.of(model, request.input(), lane)
                .map(kind -> cadences.of(kind, expected, bounds))
                .orElseGet(() -> cadences.documented(expected, bounds));
        return new Pace(usual.from(), usual.to(), looks);
    }

    /** A lane is one credential of an upstream, whose name comes first. */
    private static String upstream(String lane) {
        int end = lane.indexOf('.');
        return end < 0 ? lane : lane.substring(0, end);
    }
}
