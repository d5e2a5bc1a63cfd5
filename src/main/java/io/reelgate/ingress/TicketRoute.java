package io.reelgate.ingress;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.port.AccountStore;
import io.reelgate.web.Caller;
import io.reelgate.web.Envelope;
import io.reelgate.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** {@code POST /api/v1/stream/tickets}: a one-use ticket, so that no key has to stand in a URL. */
final class TicketRoute implements Route {
    private static final int LIFE_SECONDS = 30;
    private static final int RANDOM_BYTES = 32;

    private final AccountStore accounts;
    private final RandomGenerator random;

    TicketRoute(AccountStore accounts, RandomGenerator random) {
        this.accounts = accounts;
        this.random = random;
    }

    @Override
    public void mount(Router router) {
        router.post("/api/v1/stream/tickets").handler(this::serve);
    }

    private void serve(RoutingContext context) {
        String ticket = ticket();
        accounts.keepTicket(Sha256.hex(ticket), Caller.of(context).account().id(), LIFE_SECONDS)
                .onSuccess(kept -> Envelope.ok(context, view(ticket)))
                .onFailure(fault -> Failures.answer(context, fault));
    }

    private String ticket() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, Object> view(String ticket) {
        return new TreeMap<>(Map.of("ticket", ticket, "expiresIn", LIFE_SECONDS));
    }
}
