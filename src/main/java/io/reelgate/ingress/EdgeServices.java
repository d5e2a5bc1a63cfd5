package io.reelgate.ingress;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.request.RequestPolicy;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.port.AccountStore;
import io.reelgate.port.Metrics;
import io.reelgate.port.Moderation;
import io.reelgate.port.Replays;
import io.reelgate.port.Routability;
import io.reelgate.port.TaskStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What the ingress works with; shared by all its instances, so everything here is safe from any thread.
 *
 * @param policy the operator's; the account's default provider is added per request
 * @param routability whether anyone could generate a request; asked before it is admitted
 * @param storeAvailable whether the store behind the ports would be asked at all now; costs nothing
 * @param random must be unpredictable: tickets are made of it
 */
public record EdgeServices(
        Catalogue catalogue,
        RequestPolicy policy,
        AccountStore accounts,
        TaskStore tasks,
        Snapshots snapshots,
        Moderation moderation,
        Routability.Judge routability,
        Replays replays,
        BooleanSupplier storeAvailable,
        Metrics metrics,
        Clock clock,
        RandomGenerator random) {

    /** The model, if it takes new tasks today. */
    Optional<Model> offered(String id) {
        return catalogue.find(id).filter(model -> model.lifecycle().isOfferedOn(today()));
    }

    List<Model> offered() {
        return catalogue.offeredOn(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
