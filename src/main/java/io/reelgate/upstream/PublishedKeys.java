package io.reelgate.upstream;

import io.reelgate.port.Metrics;
import io.reelgate.port.Outage;
import io.reelgate.upstream.hint.KeySet;
import io.reelgate.upstream.vendor.Reply;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A vendor's public keys, fetched from the one address that is configured and remembered. However many ask, one question
 * is under way at a time and none comes within a minute of the last; while there is no answer the old keys count for a day.
 * Safe from any thread; its futures complete on any.
 */
final class PublishedKeys {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String upstream;
    private final Origin origin;
    private final HttpClient client;
    private final Metrics metrics;
    private final Clock clock;
    private final Outage outage;
    private KeySet keys = KeySet.NONE;
    private Instant fetched = Instant.MIN;
    private Instant tried = Instant.MIN;
    private Future<KeySet> fetch = Future.succeededFuture(keys);

    PublishedKeys(String upstream, URI url, HttpClient client, Metrics metrics, Clock clock) {
        this.upstream = upstream;
        this.origin = Origin.of(url.toString());
        this.client = client;
        this.metrics = metrics;
        this.clock = clock;
        this.outage = new Outage("keys of " + upstream);
    }

    /** No older than an hour, unless they cannot be had; never fails, and is empty where there are none. */
    synchronized Future<KeySet> current() {
        return isOlder(fetched, FRESH) ? newer() : Future.succeededFuture(keys);
    }

    /** Fetched within the last minute, unless they cannot be had. */
    synchronized Future<KeySet> newer() {
        if (fetch.isComplete() && isOlder(tried, REST)) {
            tried = clock.instant();
            fetch = fetch();
        }
        return fetch.map(done -> usable());
    }

    private boolean isOlder(Instant than, Duration age) {
        return !clock.instant().minus(age).isBefore(than);
    }

    private synchronized KeySet usable() {
        return isOlder(fetched, KEPT) ? KeySet.NONE : keys;
    }

    private Future<KeySet> fetch() {
        return client.request(origin.request().setMethod(HttpMethod.GET).setURI(origin.path()))
                .compose(this::read)
                .compose(PublishedKeys::parsed)
                .onSuccess(this::keep)
                .onFailure(this::missed)
                .otherwise(failure -> KeySet.NONE);
    }

    private Future<Reply> read(HttpClientRequest request) {
        return request.send()
                .compose(response -> ReplyReader.read(response, clock))
                .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> request.reset());
    }

    private static Future<KeySet> parsed(Reply reply) {
        Optional<KeySet> found =
                reply.status() == 200 ? KeySet.parse(reply.body().getBytes()) : Optional.empty();
        return found.map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(new Unreachable("no key set came: " + reply)));
    }

    private synchronized void keep(KeySet found) {
        keys = found;
        fetched = clock.instant();
        count("loaded");
        outage.over();
    }

    private void missed(Throwable failure) {
        count("failed");
        outage.seen(failure);
    }

    private void count(String outcome) {
        metrics.count("reelgate_hint_keys_total", "upstream", upstream, "outcome", outcome);
    }
}
