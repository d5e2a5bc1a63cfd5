package io.reelgate.moderation;

import io.reelgate.domain.account.AccountId;
import io.reelgate.moderation.Judged.By;
import io.reelgate.port.Moderation.Verdict;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges by the endpoint: what it said a moment ago still holds, and while it is dead nobody waits for it. Safe from any
 * Vert.x context.
 */
final class ByEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ByEndpoint.class);

    private final EndpointSettings settings;
    private final EndpointClient client;
    private final EndpointFormat format;
    private final Places places;
    private final Breaker breaker;
    private final VerdictMemory memory;

    /** Why there was no verdict the last time; empty when there was one. */
    private final AtomicReference<String> trouble = new AtomicReference<>("");

    ByEndpoint(EndpointSettings settings, EndpointClient client, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.format = new EndpointFormat(settings.model(), settings.categories());
        this.places = new Places(settings.concurrency());
        this.breaker = new Breaker(clock);
        this.memory = new VerdictMemory(clock);
    }

    Future<Judged> judge(AccountId account, String prompt) {
        Optional<Verdict> kept = memory.of(prompt);
        if (kept.isPresent()) {
            return Future.succeededFuture(Judged.of(kept.get(), By.MEMORY));
        }
        if (!places.take(account)) {
            return Future.succeededFuture(Judged.busy(By.ENDPOINT));
        }
        Future<Judged> judged = breaker.mayAsk() ? ask(prompt) : Future.succeededFuture(dead("is left alone"));
        return judged.onComplete(done -> places.giveBack(account));
    }

    /** What is thrown on the way is a failure like any other. */
    private Future<Judged> ask(String prompt) {
        List<String> texts = Pieces.of(prompt);
        return Future.succeededFuture(texts)
                .map(format::question)
                .compose(client::post)
                .map(answer -> format.verdict(answer, texts.size()))
                .onSuccess(verdict -> answered(prompt, verdict))
                .map(verdict -> Judged.of(verdict, By.ENDPOINT))
                .otherwise(failure -> without(NoVerdict.of(failure)));
    }

    private void answered(String prompt, Verdict verdict) {
        breaker.answered();
        memory.keep(prompt, verdict);
        if (!trouble.getAndSet("").isEmpty()) {
            LOG.atInfo().addKeyValue("url", settings.place()).log("the moderation endpoint answers again");
        }
    }

    private Judged without(NoVerdict none) {
        report(none.reason());
        return switch (none.kind()) {
            case THROTTLED -> Judged.busy(By.ENDPOINT);
            case UNJUDGED -> unavailable(none.reason());
            case FAILED -> {
                breaker.failed();
                yield dead(none.reason());
            }
        };
    }

    /** The same trouble once. */
    private void report(String reason) {
        if (!trouble.getAndSet(reason).equals(reason)) {
            LOG.atWarn()
                    .addKeyValue("url", settings.place())
                    .addKeyValue("onFailure", settings.onFailure())
                    .log("the moderation endpoint gives no verdict: it {}", reason);
        }
    }

    private Judged dead(String reason) {
        return switch (settings.onFailure()) {
            case REFUSE -> unavailable(reason);
            case ADMIT -> Judged.unchecked();
        };
    }

    private static Judged unavailable(String reason) {
        return Judged.unavailable("the moderation endpoint " + reason);
    }

    Future<Void> close() {
        return client.close();
    }
}
