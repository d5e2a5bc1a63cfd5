package io.reelgate.ingress;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.hash.Sha256;
import io.reelgate.port.AccountStore;
import io.reelgate.port.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Accounts in memory; can be down, and counts how often a key was asked for. */
final class FakeAccounts implements AccountStore {
    final Map<String, Account> hashToAccount = new ConcurrentHashMap<>();
    final Map<String, AccountId> hashToTicket = new ConcurrentHashMap<>();
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    volatile boolean down;
    volatile boolean slow;
    volatile long readsRefusedMillis;

    /** Makes an account of this id with one key and returns it. */
    Account add(String id, String key) {
        String hash = Sha256.hex(key);
        Account account = new Account(new AccountId(id), List.of(hash), Map.of(), Optional.empty(), List.of());
        hashToAccount.put(hash, account);
        return account;
    }

    void revoke(String key) {
        hashToAccount.remove(Sha256.hex(key));
    }

    @Override
    public Future<Void> provision(List<Account> accounts) {
        throw new UnsupportedOperationException("the edge does not provision");
    }

    @Override
    public Future<Optional<Account>> findByKey(String keyHash) {
        asked.incrementAndGet();
        return answer(Optional.ofNullable(hashToAccount.get(keyHash)));
    }

    @Override
    public Future<Optional<Account>> find(AccountId id) {
        return answer(hashToAccount.values().stream()
                .filter(account -> account.id().equals(id))
                .findFirst());
    }

    @Override
    public Future<Long> countReads(AccountId account, String model, int count, int perMinute) {
        reads.addAndGet(count);
        return answer(readsRefusedMillis);
    }

    @Override
    public Future<Void> keepTicket(String ticketHash, AccountId account, int seconds) {
        hashToTicket.put(ticketHash, account);
        return answer(null);
    }

    @Override
    public Future<Optional<AccountId>> takeTicket(String ticketHash) {
        return answer(Optional.ofNullable(hashToTicket.remove(ticketHash)));
    }

    private <T> Future<T> answer(T value) {
        if (slow) {
            return Vertx.currentContext().owner().timer(5).map(later -> value);
        }
        return down ? Future.failedFuture(new StoreUnavailable("down")) : Future.succeededFuture(value);
    }
}
