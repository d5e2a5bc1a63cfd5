package io.reelgate.redis.store;

import io.reelgate.domain.account.Account;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes configured accounts. First all revocations, then all accounts: a key that moved from one account to another is
 * taken from the old one before the new one gets it, whatever their order.
 */
final class Provisioning {
    private final RedisConnections connections;
    private final Keys keys;

    Provisioning(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
    }

    Future<Void> run(List<Account> accounts) {
        List<Request> reads = accounts.stream().map(this::read).toList();
        return connections
                .sendAll(reads)
                .compose(held -> connections.sendAll(changes(accounts, held)))
                .mapEmpty();
    }

    private Request read(Account account) {
        return Request.cmd(Command.HGETALL).arg(keys.account(account.id()));
    }

    private List<Request> changes(List<Account> accounts, List<Response> held) {
        List<Request> changes = new ArrayList<>();
        IntStream.range(0, accounts.size())
                .forEach(index -> revoke(changes, accounts.get(index), Replies.hash(held.get(index))));
        accounts.forEach(account -> write(changes, account));
        return changes;
    }

    private void revoke(List<Request> changes, Account account, Map<String, String> held) {
        List<String> revoked = AccountFields.keyHashes(held).stream()
                .filter(hash -> !account.keyHashes().contains(hash))
                .toList();
        for (String hash : revoked) {
            changes.add(
                    Request.cmd(Command.HDEL).arg(keys.account(account.id())).arg(AccountFields.KEY + hash));
            changes.add(Request.cmd(Command.DEL).arg(keys.apiKey(hash)));
        }
    }

    private void write(List<Request> changes, Account account) {
        Request fields = Request.cmd(Command.HSET).arg(keys.account(account.id()));
        AccountFields.of(account).forEach(fields::arg);
        changes.add(fields);
        changes.add(Request.cmd(Command.SADD)
                .arg(keys.accounts(account.id()))
                .arg(account.id().value()));
        for (String hash : account.keyHashes()) {
            changes.add(Request.cmd(Command.SET)
                    .arg(keys.apiKey(hash))
                    .arg(account.id().value()));
        }
    }
}
