package io.reelgate.simulator.vendor;

import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.webhook.Webhook;

/** What a vendor posts when a job has ended, signed. */
@FunctionalInterface
public interface WebhookFormat {
    Webhook told(String id, Job job, View view);
}
