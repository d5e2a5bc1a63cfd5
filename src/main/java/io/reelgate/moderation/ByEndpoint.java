package io.reelgate.moderation;

import io.reelgate.domain.account.AccountId;
import io.reelgate.moderation.Judged.By;
import io.reelgate.port.Moderation.Verdict;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean failing = new AtomicBoolean();

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
        Future<Judged> judged = breaker.mayAsk() ? ask(prompt) : Future.succeededFuture(without("is left alone"));
        return judged.onComplete(done -> places.giveBack(account));
    }

    private Future<Judged> ask(String prompt) {
        return client.post(format.question(prompt))
                .map(format::verdict)
                .onSuccess(verdict -> answered(prompt, verdict))
                .map(verdict -> Judged.of(verdict, By.ENDPOINT))
                .otherwise(this::failed);
    }

    private void answered(String prompt, Verdict verdict) {
        breaker.answered();
        memory.keep(prompt, verdict);
        if (failing.compareAndSet(true, false)) {
            LOG.atInfo().addKeyValue("url", settings.url()).log("the moderation endpoint answers again");
        }
    }

    private Judged failed(Throwable failure) {
        breaker.failed();
        String reason = reason(failure);
        if (failing.compareAndSet(false, true)) {
            LOG.atWarn()
                    .addKeyValue("url", settings.url())
                    .addKeyValue("onFailure", settings.onFailure())
                    .log("the moderation endpoint gives no verdict: it {}", reason);
        }
        return without(reason);
    }

    /** Of a foreign failure its kind only: nothing that might quote the prompt. */
    private static String reason(Throwable failure) {
        return switch (failure) {
            case Unusable unusable -> String.valueOf(unusable.getMessage());
            case TimeoutException late -> "did not answer in time";
            default -> "cannot be reached (" + failure.getClass().getSimpleName() + ")";
        };
    }

    private Judged without(String reason) {
        return switch (settings.onFailure()) {
            case REFUSE -> Judged.unavailable("the moderation endpoint " + reason);
            case ADMIT -> Judged.unchecked();
        };
    }

    Future<Void> close() {
        return client.close();
    }
}
