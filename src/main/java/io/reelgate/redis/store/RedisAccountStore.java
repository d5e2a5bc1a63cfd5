package io.reelgate.redis.store;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.port.AccountStore;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts as hashes beside their tasks; API keys and tickets, which name no account, as strings by their hash. */
final class RedisAccountStore implements AccountStore {
    private final RedisConnections connections;
    private final Scripts scripts;
    private final Keys keys;
    private final TimeBound bound;
    private final Provisioning provisioning;

    RedisAccountStore(RedisConnections connections, Keys keys, TimeBound bound) {
        this.connections = connections;
        this.scripts = new Scripts(connections);
        this.keys = keys;
        this.bound = bound;
        this.provisioning = new Provisioning(connections, keys);
    }

    @Override
    public Future<Void> provision(List<Account> accounts) {
        return provisioning.run(accounts);
    }

    @Override
    public Future<Optional<Account>> findByKey(String keyHash) {
        return connections
                .send(Request.cmd(Command.GET).arg(keys.apiKey(keyHash)))
                .compose(this::findNamed)
                .map(found -> found.filter(account -> account.keyHashes().contains(keyHash)));
    }

    private Future<Optional<Account>> findNamed(@Nullable Response name) {
        return name == null ? Future.succeededFuture(Optional.empty()) : find(new AccountId(name.toString()));
    }

    @Override
    public Future<Optional<Account>> find(AccountId id) {
        return connections
                .send(Request.cmd(Command.HGETALL).arg(keys.account(id)))
                .map(Replies::hash)
                .map(fields -> account(id, fields));
    }

    private static Optional<Account> account(AccountId id, Map<String, String> fields) {
        return fields.isEmpty() ? Optional.empty() : Optional.of(AccountFields.read(id, fields));
    }

    @Override
    public Future<Long> countReads(AccountId account, String model, int reads, int perMinute) {
        List<String> arguments = List.of(
                Integer.toString(reads),
                Integer.toString(perMinute),
                Long.toString(AdmissionCall.WINDOW.toMillis()),
                bound.next(keys.partition(account)));
        return scripts.run(Script.COUNT_READS, List.of(keys.reads(account, model)), arguments)
                .map(TimeBound::kept);
    }

    @Override
    public Future<Void> keepTicket(String ticketHash, AccountId account, int seconds) {
        Request request = Request.cmd(Command.SET)
                .arg(keys.ticket(ticketHash))
                .arg(account.value())
                .arg("EX")
                .arg(seconds);
        return connections.send(request).mapEmpty();
    }

    @Override
    public Future<Optional<AccountId>> takeTicket(String ticketHash) {
        return connections
                .send(Request.cmd(Command.GETDEL).arg(keys.ticket(ticketHash)))
                .map(name -> Optional.ofNullable(name).map(found -> new AccountId(found.toString())));
    }
}
