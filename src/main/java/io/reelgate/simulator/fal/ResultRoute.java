package io.reelgate.simulator.fal;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.ledger.RequestEntry;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.Jobs;
import io.reelgate.simulator.vendor.Results;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.Vendor;
import io.reelgate.simulator.vendor.VendorServices;
import io.reelgate.simulator.vendor.View;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** A job's result: what its model made, or the error it ended with. */
final class ResultRoute {

    private final Vendor vendor;
    private final VendorServices services;
    private final Jobs jobs;

    ResultRoute(Vendor vendor, VendorServices services) {
        this.vendor = vendor;
        this.services = services;
        this.jobs = new Jobs(vendor, services);
    }

    void answer(RoutingContext ctx) {
        Asked asked = Asked.of(ctx, services.clock().millis());
        String id = asked.path("id");
        Reply reply = vendor.keys().accept(ctx.request())
                ? jobs.find(id, ctx.vertx())
                        .filter(job -> QueueStatus.isOfApplication(job, asked))
                        .map(job -> result(id, job, asked.view()))
                        .orElseGet(() -> vendor.errors().of(Trouble.UNKNOWN_JOB))
                : vendor.errors().of(Trouble.UNAUTHORIZED);
        Map<String, Object> told = Map.of("vendor", vendor.name(), "jobId", id, "status", reply.status());
        services.ledger()
                .record(new RequestEntry("result", asked.time(), ctx).with(told))
                .onComplete(written -> reply.send(ctx));
    }

    static Reply.Answer result(String id, Job job, View view) {
        return switch (job.stateAt(view.time())) {
            case PENDING, PROCESSING -> FalErrors.text(400, "Request is still in progress");
            case SUCCESS -> video(id, job, view);
            case FAILED -> failure(job);
        };
    }

    /** What its model gives; several videos are none of it, so that only the first is told. */
    private static Reply.Answer video(String id, Job job, View view) {
        List<String> urls = Results.urls(id, job, view);
        Members result = new Members();
        if (!urls.isEmpty()) {
            Members video = new Members()
                    .with("url", urls.getFirst())
                    .with("content_type", "video/mp4")
                    .with("file_name", id + ".mp4");
            result.with("video", video.map());
        }
        return result.answer(200);
    }

    private static Reply.Answer failure(Job job) {
        return switch (job.outcome()) {
            case CONTENT_VIOLATION ->
                FalErrors.detail(
                        422,
                        "content_policy_violation",
                        "The content could not be processed because it contained material flagged by a content checker.",
                        List.of("body", "prompt"));
            case BAD_IMAGE ->
                FalErrors.detail(
                        422, "file_download_error", "Failed to download the file.", List.of("body", "image_url"));
            case BAD_LORA ->
                FalErrors.detail(
                        422,
                        "file_download_error",
                        "Failed to download the file.",
                        List.of("body", "loras", 0, "path"));
            case TIMEOUT -> FalErrors.flat(504, "request_timeout", "Request timed out");
            case MODEL_UNAVAILABLE ->
                FalErrors.detail(
                        500, "downstream_service_unavailable", "Downstream service unavailable", List.of("body"));
            case STOPPED -> FalErrors.flat(499, "client_cancelled", "Request was cancelled");
            default -> FalErrors.detail(500, "internal_server_error", "Internal server error", List.of("body"));
        };
    }
}
