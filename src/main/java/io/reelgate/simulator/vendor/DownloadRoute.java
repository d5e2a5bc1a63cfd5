package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.ledger.RequestEntry;
import io.reelgate.simulator.media.ContentHost;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A vendor's call that leads to a result, for those who show their key: to another host, which wants none. */
public final class DownloadRoute {

    private final Vendor vendor;
    private final VendorServices services;
    private final Jobs jobs;
    private final UnaryOperator<String> ids;
    private final Duration kept;

    /** Of a vendor whose paths have the ids as they are, and that keeps results for two days. */
    public DownloadRoute(Vendor vendor, VendorServices services) {
        this(vendor, services, id -> id, Duration.ofDays(2));
    }

    /** {@code ids}: of jobs, by what stands in a path. */
    public DownloadRoute(Vendor vendor, VendorServices services, UnaryOperator<String> ids, Duration kept) {
        this.vendor = vendor;
        this.services = services;
        this.jobs = new Jobs(vendor, services);
        this.ids = ids;
        this.kept = kept;
    }

    public void answer(RoutingContext ctx) {
        Asked asked = Asked.of(ctx, services.clock().millis());
        String id = ids.apply(asked.path("id"));
        Reply reply = vendor.keys().accept(ctx.request())
                ? jobs.find(id, ctx.vertx())
                        .filter(job -> isThere(job, number(asked), asked.time()))
                        .<Reply>map(job -> redirect(ContentHost.link(asked.origin(), id, number(asked))))
                        .orElseGet(() -> vendor.errors().of(Trouble.UNKNOWN_JOB))
                : vendor.errors().of(Trouble.UNAUTHORIZED);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("vendor", vendor.name());
        told.put("jobId", id);
        told.put("status", reply.status());
        services.ledger()
                .record(new RequestEntry("download", asked.time(), ctx).with(told))
                .onComplete(written -> reply.send(ctx));
    }

    private static int number(Asked asked) {
        String number = asked.path("number");
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    private boolean isThere(Job job, int number, long now) {
        return job.stateAt(now) == JobState.SUCCESS
                && number < job.results()
                && now <= job.finishTime().orElseThrow() + kept.toMillis();
    }

    private static Reply redirect(String location) {
        return Replies.with(new Reply.Answer(302, Map.of(), Buffer.buffer()), "Location", location);
    }
}
