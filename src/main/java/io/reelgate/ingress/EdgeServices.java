package io.reelgate.ingress;

import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.request.RequestPolicy;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.port.AccountStore;
import io.reelgate.port.Metrics;
import io.reelgate.port.TaskStore;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What the ingress works with; shared by all its instances, so everything here is safe from any thread.
 *
 * @param policy the operator's; the account's default provider is added per request
 * @param random must be unpredictable: tickets are made of it
 */
public record EdgeServices(
        Catalogue catalogue,
        RequestPolicy policy,
        AccountStore accounts,
        TaskStore tasks,
        Snapshots snapshots,
        Metrics metrics,
        Clock clock,
        RandomGenerator random) {}
