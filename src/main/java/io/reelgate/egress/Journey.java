package io.reelgate.egress;

import io.reelgate.egress.Decision.Allowed;
import io.reelgate.egress.Decision.Refused;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks for one URL and follows its redirects, each of them decided like a URL of its own. No hop gets anything but these
 * headers, so there are no credentials to carry along.
 */
final class Journey {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** Where a journey ended. */
    sealed interface End {
        /** At an answer that is no redirect; its body is paused. */
        record Answered(HttpClientResponse response) implements End {}

        record Stopped(Refusal reason) implements End {}
    }

    private final Guard guard;
    private final Lines lines;
    private final Use use;
    private final Duration firstByte;
    private final Leash leash;

    Journey(Guard guard, Lines lines, Use use, Duration firstByte, Leash leash) {
        this.guard = guard;
        this.lines = lines;
        this.use = use;
        this.firstByte = firstByte;
        this.leash = leash;
    }

    /** Fails with whatever the network fails with. */
    Future<End> ask(HttpMethod method, Map<String, String> headers, String url) {
        return guard.decide(use, url).compose(decision -> go(method, headers, decision, 0));
    }

    private Future<End> go(HttpMethod method, Map<String, String> headers, Decision decision, int hops) {
        return switch (decision) {
            case Refused refused -> Future.succeededFuture(new End.Stopped(refused.reason()));
            case Allowed target ->
                lines.dial(target, method, headers)
                        .compose(leash::hold)
                        .compose(this::send)
                        .compose(response -> redirect(response)
                                .map(location -> guard.follow(use, target, location, hops + 1)
                                        .compose(next -> go(method, headers, next, hops + 1)))
                                .orElseGet(() -> Future.succeededFuture(new End.Answered(response))));
        };
    }

    private Future<HttpClientResponse> send(HttpClientRequest request) {
        request.response().onSuccess(Journey::hold);
        return request.send().timeout(firstByte.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whoever reads it lets it go on, and listens to what breaks it; until then nobody needs to know. */
    private static void hold(HttpClientResponse response) {
        response.pause();
        response.exceptionHandler(broken -> {});
    }

    /** Nobody reads what a redirect says besides, so its connection is given up. */
    private Optional<String> redirect(HttpClientResponse response) {
        Optional<String> location = Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION))
                .filter(there -> REDIRECTS.contains(response.statusCode()));
        location.ifPresent(there -> leash.drop());
        return location;
    }
}
