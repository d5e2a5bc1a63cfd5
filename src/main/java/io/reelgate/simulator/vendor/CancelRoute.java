package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.ledger.RequestEntry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** A vendor's call that stops a job. */
public final class CancelRoute {

    private final Vendor vendor;
    private final CancelFormat format;
    private final VendorServices services;
    private final Jobs jobs;

    public CancelRoute(Vendor vendor, CancelFormat format, VendorServices services) {
        this.vendor = vendor;
        this.format = format;
        this.services = services;
        this.jobs = new Jobs(vendor, services);
    }

    public void answer(RoutingContext ctx) {
        Asked asked = Asked.of(ctx, services.clock().millis());
        String id = format.id(asked);
        Reply reply = vendor.keys().accept(ctx.request())
                ? jobs.find(id, ctx.vertx()).map(job -> reply(id, job, asked)).orElseGet(() -> format.unknown(id))
                : vendor.errors().of(Trouble.UNAUTHORIZED);
        Map<String, Object> told = Map.of("vendor", vendor.name(), "jobId", id, "status", reply.status());
        services.ledger()
                .record(new RequestEntry("cancel", asked.time(), ctx).with(told))
                .onComplete(written -> reply.send(ctx));
    }

    private Reply.Answer reply(String id, Job job, Asked asked) {
        Vertx vertx = asked.ctx().vertx();
        return format.stops(job, asked.time())
                ? format.stopped(id, jobs.stop(id, job, asked.time(), vertx), asked)
                : format.kept(id, job, asked);
    }
}
