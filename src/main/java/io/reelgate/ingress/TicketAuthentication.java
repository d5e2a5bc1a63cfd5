package io.reelgate.ingress;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.hash.Sha256;
import io.reelgate.port.AccountStore;
import io.reelgate.web.Caller;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Takes a one-use ticket from the query where a browser cannot send a header; a header, where sent, counts. */
final class TicketAuthentication implements Handler<RoutingContext> {
    private final AccountStore accounts;
    private final KeyAuthentication byKey;

    TicketAuthentication(AccountStore accounts, KeyAuthentication byKey) {
        this.accounts = accounts;
        this.byKey = byKey;
    }

    @Override
    public void handle(RoutingContext context) {
        List<String> tickets = context.request().params(true).getAll("ticket");
        if (tickets.size() != 1 || context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            byKey.handle(context);
        } else {
            KeyAuthentication.settle(context, take(tickets.getFirst()));
        }
    }

    private Future<Optional<Caller>> take(String ticket) {
        return accounts.takeTicket(Sha256.hex(ticket)).compose(this::callerOf);
    }

    private Future<Optional<Caller>> callerOf(Optional<AccountId> account) {
        return account.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : accounts.find(account.get()).map(found -> found.map(known -> new Caller(known, "")));
    }
}
