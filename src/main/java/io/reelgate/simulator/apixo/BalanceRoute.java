package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.ledger.Ledger;
import io.reelgate.simulator.ledger.RequestEntry;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;

/** {@code GET /api/v1/apikeys/current-balance}: a balance that never shrinks. Its body shape is not documented. */
final class BalanceRoute {

    private static final double USD = 1_000_000.0;

    private final Keys keys;
    private final Ledger ledger;
    private final Clock clock;

    BalanceRoute(Keys keys, Ledger ledger, Clock clock) {
        this.keys = keys;
        this.ledger = ledger;
        this.clock = clock;
    }

    void answer(RoutingContext ctx) {
        Reply reply = keys.refusal(ctx.request()).orElseGet(() -> Replies.json(200, Envelope.success(USD)));
        ledger.record(new RequestEntry("balance", clock.millis(), ctx).with(Map.of("status", reply.status())))
                .onComplete(written -> reply.send(ctx));
    }
}
