package io.reelgate.simulator.vendor;

import io.reelgate.simulator.job.FailureWord;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Outcome;
import io.reelgate.simulator.webhook.Sender;
import io.reelgate.simulator.webhook.Webhook;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells of a job's end, where the submit asked for it. It is the process that took the submit which does, so one that
 * ends before the job takes the webhook with it: webhooks are hints, and looking finds out all the same.
 */
public final class Webhooks {

    private static final long SHORTEST_WAIT = 1_000;

    /** A webhook that was asked for. */
    private record Wish(String id, String url, String origin, WebhookFormat format, Jobs jobs) {}

    private final Vertx vertx;
    private final Sender sender;
    private final Clock clock;

    public Webhooks(Vertx vertx, Sender sender, Clock clock) {
        this.vertx = vertx;
        this.sender = sender;
        this.clock = clock;
    }

    /** Sends it when the job has ended. */
    void atTheEnd(String id, Job job, String url, Asked asked, WebhookFormat format, Jobs jobs) {
        boolean ever = job.outcome() != Outcome.NEVER && job.outcome() != Outcome.FORGOTTEN;
        if (ever && !job.words().has(FailureWord.HOOK_LOST)) {
            await(new Wish(id, url, asked.origin(), format, jobs));
        }
    }

    /** Looks again now and then, because the clock may be one that is moved by hand, and the job may be stopped. */
    private void await(Wish wish) {
        long now = clock.millis();
        wish.jobs().find(wish.id(), vertx).ifPresent(job -> {
            long left = job.finishTime().orElse(now) - now;
            if (job.stateAt(now).isFinal()) {
                send(wish, job, now);
            } else {
                long wait = Math.min(Math.max(1, left), Math.max(SHORTEST_WAIT, left / 10));
                vertx.setTimer(wait, timer -> await(wish));
            }
        });
    }

    private void send(Wish wish, Job job, long now) {
        Webhook told = wish.format().told(wish.id(), job, new View(wish.origin(), now));
        Webhook sent = job.words().has(FailureWord.HOOK_FORGED) ? forged(told, wish, job, now) : told;
        sender.send(wish.url(), sent);
        if (job.words().has(FailureWord.HOOK_TWICE)) {
            sender.send(wish.url(), sent);
        }
    }

    /** The signature of what would have been told a year before. */
    private static Webhook forged(Webhook told, Wish wish, Job job, long now) {
        List<String> signatures = List.of("webhook-signature", "X-Webhook-Signature", "X-Fal-Webhook-Signature");
        Webhook other = wish.format().told(wish.id(), job, new View(wish.origin(), now - 365L * 24 * 3_600_000));
        Map<String, String> headers = new HashMap<>(told.headers());
        signatures.stream()
                .filter(headers::containsKey)
                .forEach(name -> headers.put(name, other.headers().get(name)));
        return new Webhook(headers, Buffer.buffer(told.body().getBytes()));
    }
}
