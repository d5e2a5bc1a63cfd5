package io.reelgate.simulator.replicate;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Vendor;
import io.vertx.ext.web.RoutingContext;

/** {@code GET webhooks/default/secret}. */
record SecretRoute(Vendor vendor, String secret) {

    void answer(RoutingContext ctx) {
        Reply reply = vendor.keys().accept(ctx.request())
                ? new Members().with("key", secret).answer(200)
                : vendor.errors().of(Trouble.UNAUTHORIZED);
        reply.send(ctx);
    }
}
