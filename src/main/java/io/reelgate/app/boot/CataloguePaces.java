package io.reelgate.app.boot;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Timing;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Paces;
import java.time.Duration;

/** The pace of a request by its model's timing; a model that has left the catalogue is looked at every few seconds. */
final class CataloguePaces implements Paces {
    private static final Pace UNKNOWN_MODEL =
            new Pace(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofSeconds(5));

    private final Catalogue catalogue;

    CataloguePaces(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Pace of(String model, GenerateRequest request) {
        return catalogue.find(model).map(found -> pace(found.timing(), request)).orElse(UNKNOWN_MODEL);
    }

    private static Pace pace(Timing timing, GenerateRequest request) {
        return new Pace(
                timing.firstLook(request.input()), timing.usual(request.input()).to(), timing.interval());
    }
}
