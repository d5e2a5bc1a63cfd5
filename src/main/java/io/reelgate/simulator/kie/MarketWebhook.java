package io.reelgate.simulator.kie;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.vendor.View;
import io.reelgate.simulator.vendor.WebhookFormat;
import io.reelgate.simulator.webhook.Signatures;
import io.reelgate.simulator.webhook.Webhook;

/** The record of a market job; only its id and the time are signed. */
record MarketWebhook(String secret) implements WebhookFormat {

    @Override
    public Webhook told(String id, Job job, View view) {
        boolean good = job.stateAt(view.time()) == JobState.SUCCESS;
        Members body = new Members()
                .with("code", good ? 200 : 501)
                .with("msg", good ? "Playground task completed successfully." : "Playground task failed.")
                .with("data", MarketRecord.data(id, job, view));
        return new Webhook(
                Signatures.ofKie(secret, id, view.time() / 1_000),
                body.answer(200).body());
    }
}
