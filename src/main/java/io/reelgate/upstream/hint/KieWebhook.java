package io.reelgate.upstream.hint;

import io.reelgate.upstream.vendor.VendorJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * kie.ai's: only the job's id and the time are signed, so nothing else that the body says is proven; nothing else of it
 * is used.
 */
public final class KieWebhook implements HintScheme {
    private final HmacKey key;

    public KieWebhook(String secret) {
        this.key = HmacKey.ofText(secret);
    }

    @Override
    public Finding check(SignedPost post, Instant now) {
        Optional<String> time = post.header("x-webhook-timestamp");
        Optional<String> signature = post.header("x-webhook-signature");
        if (time.isEmpty() || signature.isEmpty()) {
            return Finding.UNSIGNED;
        }
        return Freshness.fault(time.get(), now).orElseGet(() -> judge(post, time.get(), signature.get()));
    }

    private Finding judge(SignedPost post, String time, String signature) {
        return job(post).map(job -> judge(job + '.' + time, signature)).orElse(Finding.UNSIGNED);
    }

    private Finding judge(String text, String signature) {
        byte[] expected = Base64.getEncoder().encode(key.sign(text.getBytes(StandardCharsets.UTF_8), new byte[0]));
        boolean right = HmacKey.same(expected, signature.getBytes(StandardCharsets.UTF_8));
        return right ? Finding.GENUINE : Finding.FORGED;
    }

    private static Optional<String> job(SignedPost post) {
        return VendorJson.object(post.bytes())
                .map(body -> body.path("data"))
                .map(data -> data.path("taskId").asText(data.path("task_id").asText("")))
                .filter(id -> !id.isEmpty());
    }
}
