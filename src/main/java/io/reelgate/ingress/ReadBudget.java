package io.reelgate.ingress;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.model.Model;
import io.reelgate.port.AccountStore;
import io.reelgate.web.ApiError;
import io.reelgate.web.ErrorType;
import io.vertx.core.Future;
import java.util.Map;

/** Status reads have a budget of their own; a batch counts as one. */
final class ReadBudget {
    private final AccountStore accounts;

    ReadBudget(AccountStore accounts) {
        this.accounts = accounts;
    }

    /** Fails with a {@link Refusal} when the budget is used up. */
    Future<Void> take(Account account, Model model) {
        int perMinute = account.limitsFor(model.id(), model.limits()).statusReadsPerMinute();
        return accounts.countReads(account.id(), model.id(), 1, perMinute)
                .compose(wait -> wait == 0 ? Future.succeededFuture() : refused(model, perMinute, wait));
    }

    private static Future<Void> refused(Model model, int perMinute, long waitMillis) {
        long wait = Headers.seconds(waitMillis);
        String message = "Rate limit exceeded: " + perMinute + " status reads per minute for " + model.id()
                + ", retry in " + wait + " s";
        Map<String, String> headers = Map.of(
                "Retry-After", Long.toString(wait),
                "RateLimit-Policy", "\"status\";q=" + perMinute + ";w=60",
                "RateLimit", "\"status\";r=0;t=" + wait);
        return Future.failedFuture(
                new Refusal(ApiError.of(429, ErrorType.RATE_LIMIT, message).with(headers)));
    }
}
