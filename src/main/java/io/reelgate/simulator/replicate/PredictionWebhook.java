package io.reelgate.simulator.replicate;

import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.View;
import io.reelgate.simulator.vendor.WebhookFormat;
import io.reelgate.simulator.webhook.Signatures;
import io.reelgate.simulator.webhook.Webhook;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** The prediction, when it is completed; what comes before is not told. */
record PredictionWebhook(String secret) implements WebhookFormat {

    @Override
    public Webhook told(String id, Job job, View view) {
        Buffer body = Prediction.of(id, job, view).answer(200).body();
        long seconds = view.time() / 1_000;
        Map<String, String> headers = Signatures.standard(secret, "msg_" + id, seconds, body.toString());
        return new Webhook(headers, body);
    }
}
