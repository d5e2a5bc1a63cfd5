package io.reelgate.upstream.google;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token of one service account, had anew before it ends: one request at a time for all who ask, and after one that
 * failed none for a moment. While the old token still holds nobody waits for the new one. Safe from any Vert.x context.
 */
public final class AccessTokens {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final TokenEndpoint endpoint;
    private final Clock clock;
    private Optional<Token> current = Optional.empty();
    private Instant notBefore = Instant.MIN;
    private @Nullable Future<Token> refresh;

    public AccessTokens(Vertx vertx, ServiceAccount account, Clock clock) {
        this.vertx = vertx;
        this.endpoint = new TokenEndpoint(vertx, account, clock);
        this.clock = clock;
    }

    /** Completes on the caller's context; at once while a token holds. Fails with {@link NoToken}. */
    public Future<String> token() {
        Future<Token> coming = renewed();
        return held().map(token -> Future.succeededFuture(token.text()))
                .orElseGet(() -> here(coming).map(Token::text));
    }

    private synchronized Optional<Token> held() {
        return current.filter(token -> clock.instant().isBefore(token.last()));
    }

    private synchronized Future<Token> renewed() {
        Instant now = clock.instant();
        Future<Token> running = refresh;
        if (running != null) {
            return running;
        }
        if (current.filter(token -> now.isBefore(token.renewal())).isPresent()) {
            return Future.succeededFuture(current.get());
        }
        return now.isBefore(notBefore) ? Future.failedFuture(new NoToken("asked a moment ago")) : begin();
    }

    private Future<Token> begin() {
        Promise<Token> coming = Promise.promise();
        refresh = coming.future();
        endpoint.ask().onComplete(asked -> {
            ended(asked.succeeded() ? Optional.of(asked.result()) : Optional.empty());
            coming.handle(asked);
        });
        return coming.future();
    }

    private synchronized void ended(Optional<Token> token) {
        refresh = null;
        current = token.or(() -> current);
        notBefore = token.isPresent() ? Instant.MIN : clock.instant().plus(PAUSE);
    }

    /** A token is for all who ask, and answered where its request was made. */
    private <T> Future<T> here(Future<T> there) {
        Context context = vertx.getOrCreateContext();
        Promise<T> here = Promise.promise();
        there.onComplete((result, failure) -> context.runOnContext(on -> here.complete(result, failure)));
        return here.future();
    }

    public Future<Void> close() {
        return endpoint.close();
    }
}
