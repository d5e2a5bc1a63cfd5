package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.ledger.RequestEntry;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorServices;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** {@code GET /api/v1/apikeys/current-balance}: a balance that never shrinks. Its body shape is not documented. */
record BalanceRoute(Vendor vendor, VendorServices services) {

    private static final double USD = 1_000_000.0;

    void answer(RoutingContext ctx) {
        Reply reply = vendor.keys().accept(ctx.request())
                ? Replies.json(200, Envelope.success(USD))
                : vendor.errors().of(Trouble.UNAUTHORIZED);
        long now = services.clock().millis();
        services.ledger()
                .record(new RequestEntry("balance", now, ctx).with(Map.of("status", reply.status())))
                .onComplete(written -> reply.send(ctx));
    }
}
