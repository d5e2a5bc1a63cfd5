package io.reelgate.webhook;

import io.reelgate.port.CallbackClient.Delivery;
import io.reelgate.port.Outbox;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.Waypoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries one claimed callback once and records what came of it. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int RECORD_TRIES = 4;
    private static final Duration RECORD_WAIT = Duration.ofMillis(500);

    private final Vertx vertx;
    private final WebhookPorts ports;
    private final Duration timeout;
    private final Secrets secrets;
    private final Clock clock;
    private final RandomGenerator random;

    Courier(Vertx vertx, WebhookPorts ports, WebhookSettings settings, Clock clock, RandomGenerator random) {
        this.vertx = vertx;
        this.ports = ports;
        this.timeout = settings.timeout();
        this.secrets = new Secrets(ports.accounts(), settings.secrets(), clock);
        this.clock = clock;
        this.random = random;
    }

    /** How long until this callback is due again, where that is known. Fails only when the store cannot be asked. */
    Future<Optional<Duration>> deliver(Outbox.Callback callback) {
        return secrets.of(callback.account())
                .compose(known -> post(callback, known))
                .onSuccess(this::answered)
                .map(delivery -> Verdict.of(delivery, callback.attempts() + 1, random))
                .compose(verdict -> record(callback, verdict).map(done -> report(callback, verdict)));
    }

    /** A callback that cannot be signed is not sent: its receiver could not tell it from a forged one. */
    private Future<Delivery> post(Outbox.Callback callback, List<String> known) {
        if (known.isEmpty()) {
            return Future.succeededFuture(new Delivery.Undelivered("the account has no callback secret"));
        }
        Instant begun = clock.instant();
        return Future.succeededFuture(known)
                .map(all -> headers(callback, all, begun))
                .compose(headers -> ports.client().post(callback.url(), headers, callback.body(), timeout))
                .otherwise(failure -> new Delivery.Undelivered(String.valueOf(failure.getMessage())))
                .onSuccess(delivery -> time("reelgate_callback_seconds", begun));
    }

    private void answered(Delivery delivery) {
        if (delivery instanceof Delivery.Answered) {
            ports.waypoints().reached(Waypoint.MID_CALLBACK);
        }
    }

    private static Map<String, String> headers(Outbox.Callback callback, List<String> known, Instant now) {
        Map<String, String> headers =
                new HashMap<>(StandardWebhooks.headers(messageId(callback), now, callback.body(), known));
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Reelgate");
        return headers;
    }

    /** The same for every try, so that a receiver can tell a repetition. */
    static String messageId(Outbox.Callback callback) {
        return "msg_" + callback.id().value().substring("task_".length());
    }

    private Future<Void> record(Outbox.Callback callback, Verdict verdict) {
        Instant now = clock.instant();
        return switch (verdict) {
            case Verdict.Delivered delivered -> insist(() -> ports.outbox().delivered(callback), RECORD_TRIES);
            case Verdict.Again again ->
                insist(() -> ports.outbox().retry(callback, now.plus(again.pause()), again.reason()), RECORD_TRIES);
            case Verdict.Dead dead -> insist(() -> ports.outbox().bury(callback, dead.reason()), RECORD_TRIES);
        };
    }

    /** Asked again for a while, because what is not recorded is delivered once more. */
    private Future<Void> insist(Supplier<Future<Void>> outcome, int triesLeft) {
        return outcome.get()
                .recover(failure -> triesLeft > 1 && failure instanceof StoreUnavailable
                        ? vertx.timer(RECORD_WAIT.toMillis()).compose(waited -> insist(outcome, triesLeft - 1))
                        : Future.failedFuture(failure));
    }

    private Optional<Duration> report(Outbox.Callback callback, Verdict verdict) {
        switch (verdict) {
            case Verdict.Delivered delivered -> delivered(callback);
            case Verdict.Again again -> failed(callback, "retried", again.reason());
            case Verdict.Dead dead -> failed(callback, "buried", dead.reason());
        }
        return verdict instanceof Verdict.Again again ? Optional.of(again.pause()) : Optional.empty();
    }

    private void delivered(Outbox.Callback callback) {
        count("delivered");
        endOf(callback).ifPresent(end -> time("reelgate_callback_age_seconds", end));
        LOG.atInfo()
                .addKeyValue("task", callback.id())
                .addKeyValue("tries", callback.attempts() + 1)
                .log("callback delivered");
    }

    private void failed(Outbox.Callback callback, String outcome, String reason) {
        count(outcome);
        LOG.atWarn()
                .addKeyValue("task", callback.id())
                .addKeyValue("tries", callback.attempts() + 1)
                .log("callback {}: {}", outcome, reason);
    }

    private static Optional<Instant> endOf(Outbox.Callback callback) {
        try {
            JsonObject data = new JsonObject(callback.body()).getJsonObject("data", new JsonObject());
            return Optional.ofNullable(data.getLong("completeTime")).map(Instant::ofEpochMilli);
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private void time(String name, Instant since) {
        ports.metrics().time(name, Duration.between(since, clock.instant()));
    }

    private void count(String outcome) {
        ports.metrics().count("reelgate_callbacks_total", "outcome", outcome);
    }
}
