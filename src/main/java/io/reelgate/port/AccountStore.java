package io.reelgate.port;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Accounts and their keys. Every method fails with {@link StoreUnavailable}. */
public interface AccountStore {
    /** Writes configured accounts; keys an account no longer lists are revoked. */
    Future<Void> provision(List<Account> accounts);

    /** The account of a live key, by the key's SHA-256 (hex); empty for unknown and revoked keys. */
    Future<Optional<Account>> findByKey(String keyHash);

    Future<Optional<Account>> find(AccountId id);

    /**
     * Counts {@code reads} status reads against a model's own budget; the answer is 0 when they fit, else the
     * milliseconds until they would.
     */
    Future<Long> countReads(AccountId account, String model, int reads, int perMinute);

    /** Keeps a one-use ticket for {@code seconds}, by its SHA-256 (hex). */
    Future<Void> keepTicket(String ticketHash, AccountId account, int seconds);

    /** Takes a ticket: a second call answers empty. */
    Future<Optional<AccountId>> takeTicket(String ticketHash);
}
