package io.reelgate.simulator.vendor;

import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.job.JobMaker;
import io.reelgate.simulator.ledger.Ledger;
import io.reelgate.simulator.media.Templates;
import io.reelgate.simulator.webhook.WebhookSecrets;
import java.time.Clock;
import java.util.Set;

/**
 * What every format works with, on one event loop.
 *
 * @param apiKeys that are taken; none: every one
 * @param videos for vendors that have results in their answers
 */
public record VendorServices(
        Set<String> apiKeys,
        JobMaker maker,
        JobIds ids,
        Ledger ledger,
        Clock clock,
        Webhooks webhooks,
        WebhookSecrets secrets,
        Templates videos) {
    public VendorServices {
        apiKeys = Set.copyOf(apiKeys);
    }
}
