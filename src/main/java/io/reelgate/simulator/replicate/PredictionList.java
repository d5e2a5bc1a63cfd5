package io.reelgate.simulator.replicate;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.ledger.LedgerQuery;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.Jobs;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorServices;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/predictions}: the newest hundred, by what the ledger says was submitted. */
final class PredictionList {

    private static final int MOST = 100;

    private final Vendor vendor;
    private final VendorServices services;
    private final Jobs jobs;

    PredictionList(Vendor vendor, VendorServices services) {
        this.vendor = vendor;
        this.services = services;
        this.jobs = new Jobs(vendor, services);
    }

    void answer(RoutingContext ctx) {
        if (!vendor.keys().accept(ctx.request())) {
            vendor.errors().of(Trouble.UNAUTHORIZED).send(ctx);
            return;
        }
        Asked asked = Asked.of(ctx, services.clock().millis());
        services.ledger()
                .read(new LedgerQuery("submit", Optional.empty(), 0, Optional.empty()))
                .map(submits -> submits.stream()
                        .map(submit -> submit.path("jobId").asText())
                        .toList())
                .onSuccess(ids -> list(ids.reversed(), asked).send(ctx))
                .onFailure(ctx::fail);
    }

    private Reply list(List<String> ids, Asked asked) {
        List<Map<String, @Nullable Object>> results = ids.stream()
                .flatMap(id ->
                        jobs
                                .find(id, asked.ctx().vertx())
                                .map(job -> Prediction.of(id, job, asked.view()).map())
                                .stream())
                .limit(MOST)
                .toList();
        return new Members()
                .with("previous", null)
                .with("next", null)
                .with("results", results)
                .answer(200);
    }
}
