package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.ledger.RequestEntry;
import io.reelgate.simulator.vendor.Decision.Made;
import io.reelgate.simulator.vendor.Understanding.Faulty;
import io.reelgate.simulator.vendor.Understanding.Wanted;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A vendor's call that makes jobs. Every submit is in the ledger's file before it is answered, so the ledger
 * proves how often something was submitted, whatever happens to the answer or to this process.
 */
public final class SubmitRoute {

    private final Vendor vendor;
    private final SubmitFormat format;
    private final SubmitDesk desk;
    private final VendorServices services;
    private final Optional<WebhookFormat> webhook;
    private final Jobs jobs;

    /** Of a vendor that has no webhooks. */
    public SubmitRoute(Vendor vendor, SubmitFormat format, VendorServices services) {
        this(vendor, format, services, Optional.empty());
    }

    public SubmitRoute(Vendor vendor, SubmitFormat format, VendorServices services, WebhookFormat webhook) {
        this(vendor, format, services, Optional.of(webhook));
    }

    private SubmitRoute(Vendor vendor, SubmitFormat format, VendorServices services, Optional<WebhookFormat> webhook) {
        this.vendor = vendor;
        this.format = format;
        this.desk = new SubmitDesk(vendor, format, services);
        this.services = services;
        this.webhook = webhook;
        this.jobs = new Jobs(vendor, services);
    }

    public void answer(RoutingContext ctx) {
        Asked asked = format.read(ctx, services.clock().millis());
        Understanding understood =
                vendor.keys().accept(ctx.request()) ? format.understand(asked) : new Faulty(Trouble.UNAUTHORIZED);
        Decision decision = desk.decide(asked, understood, RefusalCounts.of(ctx.vertx()));
        decision.made().ifPresent(made -> promise(asked, understood, made));
        services.ledger()
                .record(entry(asked, understood, decision))
                .onComplete(written -> send(written, decision.reply(), ctx));
    }

    private void promise(Asked asked, Understanding understood, Made made) {
        Optional<String> url = understood instanceof Wanted wanted ? wanted.webhook() : Optional.empty();
        url.ifPresent(to -> webhook.ifPresent(
                format -> services.webhooks().atTheEnd(made.id(), made.job(), to, asked, format, jobs)));
    }

    private Map<String, Object> entry(Asked asked, Understanding understood, Decision decision) {
        Map<String, Object> entry = new LinkedHashMap<>(decision.entry());
        Optional<Wanted> wanted = understood instanceof Wanted each ? Optional.of(each) : Optional.empty();
        entry.put("vendor", vendor.name());
        entry.put("model", wanted.map(Wanted::model).orElse(""));
        entry.put("source", asked.member("source"));
        entry.put("prompt", wanted.map(Wanted::prompt).orElse(""));
        entry.put(
                "body",
                Shortened.of(asked.body().<Object>map(members -> members).orElse(asked.text())));
        return new RequestEntry("submit", asked.time(), asked.ctx()).with(entry);
    }

    private static void send(AsyncResult<Void> written, Reply reply, RoutingContext ctx) {
        if (written.succeeded()) {
            reply.send(ctx);
        } else {
            ctx.fail(written.cause());
        }
    }
}
