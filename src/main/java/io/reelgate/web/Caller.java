package io.reelgate.web;

import io.reelgate.domain.account.Account;
import io.vertx.ext.web.RoutingContext;

/** Who sent a request, known once it is authenticated. */
public record Caller(Account account, String keyHash) {
    private static final String SLOT = "reelgate.caller";

    /** Set by the ingress. */
    public void attach(RoutingContext context) {
        context.put(SLOT, this);
    }

    /** The caller of an authenticated request; routes outside {@code /api/} have none and must not ask. */
    public static Caller of(RoutingContext context) {
        return context.get(SLOT);
    }
}
