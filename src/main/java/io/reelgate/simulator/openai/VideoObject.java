package io.reelgate.simulator.openai;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.job.Orientation;
import io.reelgate.simulator.job.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A video, as every call gives it. */
final class VideoObject {
    private static final int WHOLE = 100;

    private VideoObject() {}

    static Members of(String id, Job job, long now) {
        JobState state = job.stateAt(now);
        long end = job.finishTime().orElse(0);
        boolean there = state == JobState.SUCCESS && job.results() > 0;
        return new Members()
                .with("id", OpenAiFormat.theirs(id))
                .with("object", "video")
                .with("model", job.product().model())
                .with("status", status(state))
                .with("progress", progress(job, state, now))
                .with("created_at", job.createTime() / 1_000)
                .with("completed_at", state.isFinal() ? end / 1_000 : null)
                .with("expires_at", there ? (end + OpenAiFormat.KEPT.toMillis()) / 1_000 : null)
                .with("size", job.orientation() == Orientation.PORTRAIT ? "720x1280" : "1280x720")
                .with("remixed_from_video_id", null)
                .with("error", state == JobState.FAILED ? error(job.outcome()) : null);
    }

    private static String status(JobState state) {
        return switch (state) {
            case PENDING -> "queued";
            case PROCESSING -> "in_progress";
            case SUCCESS -> "completed";
            case FAILED -> "failed";
        };
    }

    private static int progress(Job job, JobState state, long now) {
        return switch (state) {
            case PENDING -> 0;
            case SUCCESS -> WHOLE;
            case PROCESSING, FAILED -> job.progressAt(now);
        };
    }

    private static Map<String, @Nullable Object> error(Outcome outcome) {
        return switch (outcome) {
            case CONTENT_VIOLATION -> error("moderation_blocked", "Your request was blocked by our moderation system.");
            case TIMEOUT -> error("timeout", "Video generation timed out.");
            case MODEL_UNAVAILABLE -> error("server_overloaded", "The engine is currently unavailable.");
            default -> error("video_generation_failed", "Video generation failed.");
        };
    }

    private static Map<String, @Nullable Object> error(String code, String message) {
        return new Members().with("code", code).with("message", message).map();
    }
}
