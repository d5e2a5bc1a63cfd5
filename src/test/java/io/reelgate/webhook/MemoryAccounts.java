package io.reelgate.webhook;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.port.AccountStore;
import io.reelgate.port.StoreUnavailable;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts that only have secrets; can be made unreachable. */
final class MemoryAccounts implements AccountStore {
    private final Map<AccountId, List<String>> idToSecrets = new ConcurrentHashMap<>();
    private volatile boolean unreachable;

    void put(AccountId id, String... secrets) {
        idToSecrets.put(id, List.of(secrets));
    }

    void unreachable(boolean now) {
        unreachable = now;
    }

    @Override
    public Future<Optional<Account>> find(AccountId id) {
        if (unreachable) {
            return Future.failedFuture(new StoreUnavailable("unreachable"));
        }
        return Future.succeededFuture(Optional.ofNullable(idToSecrets.get(id))
                .map(secrets -> new Account(id, List.of(), Map.of(), Optional.empty(), secrets)));
    }

    @Override
    public Future<Void> provision(List<Account> accounts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Optional<Account>> findByKey(String keyHash) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Long> countReads(AccountId account, String model, int reads, int perMinute) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> keepTicket(String ticketHash, AccountId account, int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Optional<AccountId>> takeTicket(String ticketHash) {
        throw new UnsupportedOperationException();
    }
}
