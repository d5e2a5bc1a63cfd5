package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.ledger.Ledger;
import io.reelgate.simulator.ledger.RequestEntry;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;

/**
 * {@code POST /api/v1/generateTask/<model>}. Every submit is in the ledger's file before it is answered, so the ledger
 * proves how often something was submitted, whatever happens to the answer or to this process.
 */
final class SubmitRoute {

    private final Keys keys;
    private final SubmitDesk desk;
    private final Ledger ledger;
    private final Clock clock;

    SubmitRoute(Keys keys, SubmitDesk desk, Ledger ledger, Clock clock) {
        this.keys = keys;
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
    }

    void answer(RoutingContext ctx) {
        Submit submit = Submit.of(ctx, clock.millis());
        Decision decision = keys.refusal(ctx.request())
                .map(Decision::refused)
                .orElseGet(() -> desk.decide(submit, RefusalCounts.of(ctx.vertx())));
        Map<String, Object> entry = new RequestEntry("submit", submit.time(), ctx).with(decision.entry());
        entry.putAll(submit.entry());
        ledger.record(entry).onComplete(written -> send(written, decision.reply(), ctx));
    }

    private static void send(AsyncResult<Void> written, Reply reply, RoutingContext ctx) {
        if (written.succeeded()) {
            reply.send(ctx);
        } else {
            ctx.fail(written.cause());
        }
    }
}
