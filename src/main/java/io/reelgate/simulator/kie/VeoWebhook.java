package io.reelgate.simulator.kie;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.vendor.Results;
import io.reelgate.simulator.vendor.View;
import io.reelgate.simulator.vendor.WebhookFormat;
import io.reelgate.simulator.webhook.Signatures;
import io.reelgate.simulator.webhook.Webhook;
import java.util.List;
import java.util.Map;

/** What Veo's callback tells: the URLs stand in {@code info}, and failures are told by the code. */
record VeoWebhook(String secret) implements WebhookFormat {

    @Override
    public Webhook told(String id, Job job, View view) {
        boolean good = job.stateAt(view.time()) == JobState.SUCCESS;
        List<String> urls = good ? Results.urls(id, job, view) : List.of();
        Failure failure = Failure.of(job.outcome());
        Members data = new Members().with("taskId", id).with("fallbackFlag", false);
        if (good) {
            data.with("info", Map.of("resultUrls", urls, "originUrls", urls, "resolution", "720p"));
        }
        Members body = new Members()
                .with("code", good ? 200 : Integer.parseInt(failure.code()))
                .with("msg", good ? "Veo video generated successfully." : failure.message())
                .with("data", data.map());
        return new Webhook(
                Signatures.ofKie(secret, id, view.time() / 1_000),
                body.answer(200).body());
    }
}
