package io.reelgate.simulator.wavespeed;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Vendor;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** {@code GET webhook/secret}. */
record SecretRoute(Vendor vendor, String secret) {

    void answer(RoutingContext ctx) {
        Reply reply = vendor.keys().accept(ctx.request())
                ? new Members()
                        .with("code", 200)
                        .with("message", "success")
                        .with("data", Map.of("secret", secret))
                        .answer(200)
                : vendor.errors().of(Trouble.UNAUTHORIZED);
        reply.send(ctx);
    }
}
