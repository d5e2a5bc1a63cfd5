package io.reelgate.moderation;

import io.reelgate.domain.account.AccountId;
import io.reelgate.moderation.Judged.By;
import io.reelgate.port.Metrics;
import io.reelgate.port.Moderation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The operator's list first, because it costs nothing; what it lets pass goes to the endpoint, where there is one.
 *
 * <p>Measures {@code reelgate_moderations_total{outcome,by}} and {@code reelgate_moderation_seconds{by}}.
 */
public final class PromptModeration implements Moderation {
    private static final Duration LIST_CHECK = Duration.ofSeconds(2);

    private final Optional<ByList> list;
    private final Optional<ByEndpoint> endpoint;
    private final Metrics metrics;
    private final Clock clock;

    private PromptModeration(Optional<ByList> list, Optional<ByEndpoint> endpoint, Metrics metrics, Clock clock) {
        this.list = list;
        this.endpoint = endpoint;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Blocking. @throws IllegalArgumentException when the file holds no usable list */
    public static PromptModeration open(
            Vertx vertx, Optional<Path> list, Optional<EndpointSettings> endpoint, Metrics metrics, Clock clock) {
        return open(vertx, list, LIST_CHECK, endpoint, metrics, clock);
    }

    static PromptModeration open(
            Vertx vertx,
            Optional<Path> list,
            Duration listCheck,
            Optional<EndpointSettings> endpoint,
            Metrics metrics,
            Clock clock) {
        return new PromptModeration(
                list.map(path -> new ByList(vertx, new ListFile(path, metrics), listCheck)),
                endpoint.map(settings -> new ByEndpoint(settings, new EndpointClient(vertx, settings, clock), clock)),
                metrics,
                clock);
    }

    @Override
    public Future<Verdict> judge(AccountId account, String prompt) {
        long begun = clock.millis();
        return byList(account, prompt)
                .compose(judged -> byEndpoint(account, prompt, judged))
                .onSuccess(judged -> measure(judged, begun))
                .map(Judged::verdict);
    }

    private Future<Judged> byList(AccountId account, String prompt) {
        return list.map(each -> each.judge(account, prompt))
                .orElseGet(() -> Future.succeededFuture(Judged.allowed(By.LIST)));
    }

    private Future<Judged> byEndpoint(AccountId account, String prompt, Judged judged) {
        return judged.verdict() instanceof Verdict.Allowed && endpoint.isPresent()
                ? endpoint.get().judge(account, prompt)
                : Future.succeededFuture(judged);
    }

    private void measure(Judged judged, long begun) {
        String by = judged.by().word();
        metrics.count("reelgate_moderations_total", "outcome", judged.outcome(), "by", by);
        metrics.time("reelgate_moderation_seconds", Duration.ofMillis(Math.max(0, clock.millis() - begun)), "by", by);
    }

    public Future<Void> close() {
        return Future.join(
                        list.map(ByList::close).orElseGet(Future::succeededFuture),
                        endpoint.map(ByEndpoint::close).orElseGet(Future::succeededFuture))
                .mapEmpty();
    }
}
