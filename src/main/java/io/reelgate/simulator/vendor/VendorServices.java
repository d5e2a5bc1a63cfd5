package io.reelgate.simulator.vendor;

import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.job.JobMaker;
import io.reelgate.simulator.ledger.Ledger;
import java.time.Clock;
import java.util.Set;

/**
 * What every format works with, on one event loop.
 *
 * @param apiKeys that are taken; none: every one
 */
public record VendorServices(Set<String> apiKeys, JobMaker maker, JobIds ids, Ledger ledger, Clock clock) {
    public VendorServices {
        apiKeys = Set.copyOf(apiKeys);
    }
}
