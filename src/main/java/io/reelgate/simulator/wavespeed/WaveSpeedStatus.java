package io.reelgate.simulator.wavespeed;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.Results;
import io.reelgate.simulator.vendor.StatusFormat;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A prediction, which submits and polls answer alike. */
record WaveSpeedStatus(VendorErrors errors) implements StatusFormat {

    /** A failure's code, text and status; where the code stands differs between the vendor's pages. */
    private record Failure(int code, String text, String status) {}

    @Override
    public Reply.Answer unknown(String id) {
        return errors.of(Trouble.UNKNOWN_JOB);
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        return prediction(id, job, asked);
    }

    static Reply.Answer prediction(String id, Job job, Asked asked) {
        JobState state = job.stateAt(asked.time());
        return state == JobState.FAILED ? failed(id, job, asked) : going(id, job, state, asked);
    }

    private static Reply.Answer going(String id, Job job, JobState state, Asked asked) {
        String status = switch (state) {
            case PENDING -> "created";
            case PROCESSING -> "processing";
            default -> "completed";
        };
        boolean done = state == JobState.SUCCESS;
        List<String> outputs = done ? Results.urls(id, job, asked) : List.of();
        Members data = data(id, job, status, outputs, asked).with("error", "");
        return new Members()
                .with("code", 200)
                .with("message", "success")
                .with("data", data.map())
                .answer(200);
    }

    private static Reply.Answer failed(String id, Job job, Asked asked) {
        Failure failure = failure(job);
        boolean inside = failure.code() == 1402;
        Members data = data(id, job, failure.status(), List.of(), asked).with("error", failure.text());
        if (inside) {
            data.with("code", failure.code());
        }
        return new Members()
                .with("code", inside ? 200 : failure.code())
                .with("message", inside ? "success" : failure.text())
                .with("data", data.map())
                .answer(200);
    }

    private static Members data(String id, Job job, String status, List<String> outputs, Asked asked) {
        long worked = Math.max(0, asked.time() - job.startTime());
        return new Members()
                .with("id", id)
                .with("model", job.product().model())
                .with("status", status)
                .with("urls", Map.of("get", asked.origin() + WaveSpeedFormat.BASE + "/predictions/" + id + "/result"))
                .with("outputs", outputs)
                .with("created_at", Instant.ofEpochMilli(job.createTime()).toString())
                .with("has_nsfw_contents", outputs.stream().map(each -> false).toList())
                .with("timings", Map.of("inference", outputs.isEmpty() ? 0 : worked));
    }

    private static Failure failure(Job job) {
        return switch (job.outcome()) {
            case CONTENT_VIOLATION -> new Failure(1200, "The content did not pass moderation.", "failed");
            case BAD_IMAGE -> new Failure(1402, "The image URL is not reachable.", "failed");
            case BAD_LORA -> new Failure(1402, "A lora could not be downloaded.", "failed");
            case TIMEOUT -> new Failure(5004, "The task timed out.", "timeout");
            case MODEL_UNAVAILABLE -> new Failure(5003, "The service is unavailable.", "failed");
            case STOPPED -> new Failure(1405, "The task was cancelled.", "cancelled");
            default -> new Failure(1405, "The task failed.", "failed");
        };
    }
}
