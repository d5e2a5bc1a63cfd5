package io.reelgate.egress;

import io.reelgate.domain.account.AccountId;
import io.reelgate.egress.Decision.Allowed;
import io.reelgate.egress.Decision.Refused;
import io.reelgate.egress.Decision.Unsure;
import io.reelgate.egress.Mishap.Blame;
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
import java.util.function.Function;

/**
 * Asks for one URL and follows its redirects, each of them decided like a URL of its own, and each with a turn of its own
 * at its host. No hop gets anything but these headers, so there are no credentials to carry along.
 */
final class Journey {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** Where a journey ended. */
    sealed interface End {
        /** At an answer that is no redirect; its body is paused. */
        record Answered(HttpClientResponse response) implements End {}

        record Stopped(Refusal reason) implements End {}
    }

    /** What all journeys share. */
    record Ways(Guard guard, Lines lines, Turns turns, Reach reach, Duration firstByte) {}

    /** For whom one is made, and within what time. */
    record Errand(Use use, AccountId whom, Leash leash, Allowance time) {}

    /** Either what is found at a hop, or where it leads. */
    private sealed interface Hop<T> {
        record Found<T>(T found) implements Hop<T> {}

        record Elsewhere<T>(String location) implements Hop<T> {}
    }

    private final Ways ways;
    private final Errand errand;

    Journey(Ways ways, Errand errand) {
        this.ways = ways;
        this.errand = errand;
    }

    /**
     * Fails with a {@link Mishap} where no answer came, or with whatever the network fails with.
     *
     * @param read has the turn at the host until its future is complete
     */
    <T> Future<T> ask(HttpMethod method, Map<String, String> headers, String url, Function<End, Future<T>> read) {
        return ways.guard()
                .decide(errand.use(), url)
                .compose(decision -> new Asking<>(method, headers, read).go(decision, 0));
    }

    /** One question, wherever it leads. */
    private final class Asking<T> {
        private final HttpMethod method;
        private final Map<String, String> headers;
        private final Function<End, Future<T>> read;

        Asking(HttpMethod method, Map<String, String> headers, Function<End, Future<T>> read) {
            this.method = method;
            this.headers = headers;
            this.read = read;
        }

        Future<T> go(Decision decision, int hops) {
            return switch (decision) {
                case Refused refused -> read.apply(new End.Stopped(refused.reason()));
                case Unsure unsure -> Future.failedFuture(mishap(unsure));
                case Allowed target ->
                    ways.turns()
                            .run(target.url().authority(), errand.whom(), errand.time(), () -> hop(target))
                            .compose(hop -> goOn(target, hop, hops));
            };
        }

        private Future<T> goOn(Allowed from, Hop<T> hop, int hops) {
            return switch (hop) {
                case Hop.Found<T> found -> Future.succeededFuture(found.found());
                case Hop.Elsewhere<T> elsewhere ->
                    ways.guard()
                            .follow(errand.use(), from, elsewhere.location(), hops + 1)
                            .compose(next -> go(next, hops + 1));
            };
        }

        private Future<Hop<T>> hop(Allowed target) {
            return dial(target, method, headers)
                    .compose(Journey.this::send)
                    .onSuccess(response -> answered(target))
                    .compose(response -> redirect(response)
                            .map(location -> Future.<Hop<T>>succeededFuture(new Hop.Elsewhere<>(location)))
                            .orElseGet(
                                    () -> read.apply(new End.Answered(response)).map(Hop.Found::new)));
        }
    }

    private static Mishap mishap(Unsure unsure) {
        Blame blame = unsure.reason() == Refusal.OWN_UNKNOWN ? Blame.OURS : Blame.UNCLEAR;
        return new Mishap(blame, unsure.host(), unsure.detail());
    }

    private Future<HttpClientRequest> dial(Allowed target, HttpMethod method, Map<String, String> headers) {
        return ways.lines()
                .dial(target, method, headers)
                .recover(failure ->
                        Future.failedFuture(Mishap.dialling(target.url().host(), failure)))
                .compose(errand.leash()::hold);
    }

    /** Hosts that the operator mapped are near, and say nothing about the way to others. */
    private void answered(Allowed target) {
        if (!target.mapped()) {
            ways.reach().answered(target.url().host());
        }
    }

    private Future<HttpClientResponse> send(HttpClientRequest request) {
        request.response().onSuccess(Journey::hold);
        return request.send().timeout(ways.firstByte().toMillis(), TimeUnit.MILLISECONDS);
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
        location.ifPresent(there -> errand.leash().drop());
        return location;
    }
}
