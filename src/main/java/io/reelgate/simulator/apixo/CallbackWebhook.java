package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.View;
import io.reelgate.simulator.vendor.WebhookFormat;
import io.reelgate.simulator.webhook.Webhook;
import java.util.Map;

/** The callback: the status envelope; no signature is documented. */
final class CallbackWebhook implements WebhookFormat {

    @Override
    public Webhook told(String id, Job job, View view) {
        return new Webhook(
                Map.of(),
                Replies.json(200, Envelope.success(StatusData.of(id, job, view)))
                        .body());
    }
}
