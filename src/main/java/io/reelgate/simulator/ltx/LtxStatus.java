package io.reelgate.simulator.ltx;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.Outcome;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.Results;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A job below its endpoint; the other endpoint does not know it. */
record LtxStatus(String endpoint, VendorErrors errors) implements StatusFormat {

    @Override
    public boolean knows(Job job, Asked asked) {
        return job.product().model().equals(endpoint);
    }

    @Override
    public Reply.Answer unknown(String id) {
        return errors.of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        return switch (job.stateAt(asked.time())) {
            case PENDING -> job(id, job, "pending").answer(200);
            case PROCESSING -> job(id, job, "processing").answer(200);
            case SUCCESS -> completed(id, job, asked);
            case FAILED ->
                ended(id, job, "failed").with("error", error(job.outcome())).answer(200);
        };
    }

    private static Reply.Answer completed(String id, Job job, Asked asked) {
        List<String> urls = Results.urls(id, job, asked);
        Map<String, String> result = urls.isEmpty() ? Map.of() : Map.of("video_url", urls.getFirst());
        return ended(id, job, "completed").with("result", result).answer(200);
    }

    private static Map<String, String> error(Outcome outcome) {
        return switch (outcome) {
            case CONTENT_VIOLATION -> Map.of("type", "content_filtered_error", "message", "The content was filtered.");
            case BAD_IMAGE -> Map.of("type", "invalid_request_error", "message", "image_uri cannot be downloaded.");
            case MODEL_UNAVAILABLE -> Map.of("type", "service_unavailable", "message", "Service unavailable.");
            default -> Map.of("type", "api_error", "message", "The generation failed.");
        };
    }

    static Members job(String id, Job job, String status) {
        return new Members()
                .with("id", id)
                .with("status", status)
                .with("created_at", Instant.ofEpochMilli(job.createTime()).toString());
    }

    private static Members ended(String id, Job job, String status) {
        long finish = job.finishTime().orElse(0);
        return job(id, job, status)
                .with("completed_at", Instant.ofEpochMilli(finish).toString());
    }
}
