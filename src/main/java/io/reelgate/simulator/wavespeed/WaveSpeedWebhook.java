package io.reelgate.simulator.wavespeed;

import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.vendor.View;
import io.reelgate.simulator.vendor.WebhookFormat;
import io.reelgate.simulator.webhook.Signatures;
import io.reelgate.simulator.webhook.Webhook;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** The result object, without its envelope. */
record WaveSpeedWebhook(String secret) implements WebhookFormat {

    @Override
    public Webhook told(String id, Job job, View view) {
        Buffer body = WaveSpeedPrediction.data(id, job, view).answer(200).body();
        long seconds = view.time() / 1_000;
        Map<String, String> headers = Signatures.ofWaveSpeed(secret, "wh-" + id, seconds, body.toString());
        return new Webhook(headers, body);
    }
}
