package io.reelgate.ingress;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.port.AccountStore;
import io.reelgate.web.Caller;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;

/**
 * Who an Authorization header stands for. Remembers answers of the store for as long as the question allows: an
 * admission may trust an old one, because its script checks the key itself; a read trusts it for a second. Unknown
 * keys are remembered apart, so that guessing cannot push out the callers in use. One instance per event loop.
 */
final class KeyRing {
    static final long READS_TRUST_MILLIS = 1000;
    static final long ADMISSIONS_TRUST_MILLIS = 600_000;
    private static final long RENEW_MILLIS = 60_000;
    private static final long UNKNOWN_MILLIS = 1000;
    private static final int MOST_KNOWN = 10_000;
    private static final int MOST_UNKNOWN = 1000;
    private static final Future<Optional<Caller>> NOBODY = Future.succeededFuture(Optional.empty());

    /** {@code askedAt} is renewed when a refresh begins, so that it begins once. */
    private record Known(Future<Optional<Caller>> answer, long at, long askedAt) {}

    private final AccountStore accounts;
    private final Clock clock;
    private final Recent<String, Known> headerToKnown = new Recent<>(MOST_KNOWN);
    private final Recent<String, Long> headerToUnknownSince = new Recent<>(MOST_UNKNOWN);

    KeyRing(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Empty for a header that is absent, malformed, unknown or revoked; complete at once where possible. */
    Future<Optional<Caller>> find(String header, long trustMillis) {
        if (!BearerKey.shaped(header)) {
            return NOBODY;
        }
        long now = clock.millis();
        Known known = headerToKnown.get(header);
        if (known != null && now - known.at() < trustMillis) {
            renew(header, known, now);
            return known.answer();
        }
        return unknown(header, now) ? NOBODY : ask(header, now);
    }

    /** The store said that this key is revoked. */
    void forget(String header) {
        headerToKnown.remove(header);
    }

    private boolean unknown(String header, long now) {
        Long since = headerToUnknownSince.get(header);
        return since != null && now - since < UNKNOWN_MILLIS;
    }

    private void renew(String header, Known known, long now) {
        if (now - known.askedAt() >= RENEW_MILLIS) {
            headerToKnown.put(header, new Known(known.answer(), known.at(), now));
            ask(header, now);
        }
    }

    private Future<Optional<Caller>> ask(String header, long now) {
        String hash = Sha256.hex(BearerKey.of(header));
        return accounts.findByKey(hash)
                .map(found -> found.map(account -> new Caller(account, hash)))
                .onSuccess(caller -> remember(header, caller, now));
    }

    private void remember(String header, Optional<Caller> caller, long now) {
        if (caller.isPresent()) {
            headerToKnown.put(header, new Known(Future.succeededFuture(caller), now, now));
            headerToUnknownSince.remove(header);
        } else {
            headerToKnown.remove(header);
            headerToUnknownSince.put(header, now);
        }
    }
}
