package io.reelgate.webhook;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.port.AccountStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accounts' callback secrets, remembered for moments so that a burst asks once. Belongs to one event loop. */
final class Secrets {
    private static final int MOST = 10_000;

    private record Known(List<String> secrets, Instant until) {}

    private final AccountStore accounts;
    private final Duration remembered;
    private final Clock clock;
    private final Map<AccountId, Known> accountToKnown = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Known> eldest) {
            return size() > MOST;
        }
    };

    Secrets(AccountStore accounts, Duration remembered, Clock clock) {
        this.accounts = accounts;
        this.remembered = remembered;
        this.clock = clock;
    }

    /** Empty for an account that has none or is gone. */
    Future<List<String>> of(AccountId id) {
        Known known = accountToKnown.get(id);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Future.succeededFuture(known.secrets());
        }
        return accounts.find(id)
                .map(found -> found.map(Account::webhookSecrets).orElse(List.of()))
                .onSuccess(secrets -> remember(id, secrets));
    }

    private void remember(AccountId id, List<String> secrets) {
        accountToKnown.remove(id);
        accountToKnown.put(id, new Known(secrets, clock.instant().plus(remembered)));
    }
}
