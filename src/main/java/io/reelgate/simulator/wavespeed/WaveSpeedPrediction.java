package io.reelgate.simulator.wavespeed;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.vendor.Results;
import io.reelgate.simulator.vendor.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A prediction, which submits and polls answer alike. */
final class WaveSpeedPrediction {

    private static final int MEDIA = 1402;

    private WaveSpeedPrediction() {}

    /** A failure's code, text and status. */
    private record Failure(int code, String text, String status) {

        /** Where the code stands differs between the vendor's pages, and so it does here. */
        boolean isInside() {
            return code == MEDIA;
        }
    }

    static Reply.Answer answer(String id, Job job, View view) {
        boolean failed =
                job.stateAt(view.time()) == JobState.FAILED && !failure(job).isInside();
        return new Members()
                .with("code", failed ? failure(job).code() : 200)
                .with("message", failed ? failure(job).text() : "success")
                .with("data", data(id, job, view).map())
                .answer(200);
    }

    static Members data(String id, Job job, View view) {
        JobState state = job.stateAt(view.time());
        List<String> outputs = state == JobState.SUCCESS ? Results.urls(id, job, view) : List.of();
        long worked = Math.max(0, view.time() - job.startTime());
        Members data = new Members()
                .with("id", id)
                .with("model", job.product().model())
                .with("status", status(state, job))
                .with("urls", Map.of("get", view.origin() + WaveSpeedFormat.BASE + "/predictions/" + id + "/result"))
                .with("outputs", outputs)
                .with("created_at", Instant.ofEpochMilli(job.createTime()).toString())
                .with("has_nsfw_contents", outputs.stream().map(each -> false).toList())
                .with("timings", Map.of("inference", outputs.isEmpty() ? 0 : worked))
                .with("error", state == JobState.FAILED ? failure(job).text() : "");
        return state == JobState.FAILED && failure(job).isInside()
                ? data.with("code", failure(job).code())
                : data;
    }

    private static String status(JobState state, Job job) {
        return switch (state) {
            case PENDING -> "created";
            case PROCESSING -> "processing";
            case SUCCESS -> "completed";
            case FAILED -> failure(job).status();
        };
    }

    private static Failure failure(Job job) {
        return switch (job.outcome()) {
            case CONTENT_VIOLATION -> new Failure(1200, "The content did not pass moderation.", "failed");
            case BAD_IMAGE -> new Failure(MEDIA, "The image URL is not reachable.", "failed");
            case BAD_LORA -> new Failure(MEDIA, "A lora could not be downloaded.", "failed");
            case TIMEOUT -> new Failure(5004, "The task timed out.", "timeout");
            case MODEL_UNAVAILABLE -> new Failure(5003, "The service is unavailable.", "failed");
            case STOPPED -> new Failure(1405, "The task was cancelled.", "cancelled");
            default -> new Failure(1405, "The task failed.", "failed");
        };
    }
}
