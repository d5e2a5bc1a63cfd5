package io.reelgate.port;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.quota.Idempotency;
import io.vertx.core.Future;

/** Remembers which idempotency keys have been used; what they answer is the admission's business. */
public interface Replays {
    /**
     * Whether this very request, by its fingerprint, was admitted under this key before. Fails with
     * {@link StoreUnavailable}.
     */
    Future<Boolean> known(AccountId account, Idempotency request);
}
