package io.reelgate.simulator.fal;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.http.StrictJson;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.vendor.View;
import io.reelgate.simulator.vendor.WebhookFormat;
import io.reelgate.simulator.webhook.Signatures;
import io.reelgate.simulator.webhook.Webhook;
import io.vertx.core.buffer.Buffer;
import java.security.KeyPair;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The result, or the error that came of it, under the platform's signature. */
record QueueWebhook(KeyPair pair) implements WebhookFormat {

    @Override
    public Webhook told(String id, Job job, View view) {
        Reply.Answer result = ResultRoute.result(id, job, view);
        boolean good = job.stateAt(view.time()) == JobState.SUCCESS;
        Members told = new Members()
                .with("request_id", id)
                .with("gateway_request_id", id)
                .with("status", good ? "OK" : "ERROR")
                .with("payload", StrictJson.object(result.body().getBytes()).orElse(Map.of()));
        if (!good) {
            told.with("error", "Unexpected status code: " + result.status());
        }
        Buffer body = told.answer(200).body();
        String digest = HexFormat.of().formatHex(Sha256.bytes(body.getBytes()));
        return new Webhook(Signatures.ofFal(pair, id, view.time() / 1_000, digest), body);
    }

    /** What verifies it, as the vendor publishes it. */
    Reply.Answer keys() {
        Map<String, String> key = Map.of(
                "kty",
                "OKP",
                "crv",
                "Ed25519",
                "alg",
                "EdDSA",
                "use",
                "sig",
                "kid",
                "simulated",
                "x",
                Signatures.x(pair.getPublic()));
        return new Members().with("keys", List.of(key)).answer(200);
    }
}
