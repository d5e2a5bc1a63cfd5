package io.reelgate.simulator.replicate;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.job.Outcome;
import io.reelgate.simulator.vendor.Results;
import io.reelgate.simulator.vendor.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A prediction, as every call gives it; its input is not kept, and its output for an hour. */
final class Prediction {

    private static final Duration KEPT = Duration.ofHours(1);

    private Prediction() {}

    static Members of(String id, Job job, View view) {
        long now = view.time();
        JobState state = job.stateAt(now);
        long finish = job.finishTime().orElse(0);
        boolean removed = state.isFinal() && now > finish + KEPT.toMillis();
        return new Members()
                .with("id", id)
                .with("model", job.product().model())
                .with("version", "hidden")
                .with("input", Map.of())
                .with("logs", "")
                .with("output", state == JobState.SUCCESS && !removed ? output(id, job, view) : null)
                .with("data_removed", removed)
                .with("error", state == JobState.FAILED ? error(job) : null)
                .with("status", status(state, job))
                .with("created_at", time(job.createTime()))
                .with("started_at", state == JobState.PENDING ? null : time(job.startTime()))
                .with("completed_at", state.isFinal() ? time(finish) : null)
                .with("urls", urls(id, view))
                .with("metrics", state.isFinal() ? Map.of("predict_time", job.runMillis() / 1_000.0) : Map.of());
    }

    /** One video is a text, several are an array, none is null. */
    private static @Nullable Object output(String id, Job job, View view) {
        List<String> urls = Results.urls(id, job, view);
        return urls.size() > 1 ? urls : urls.isEmpty() ? null : urls.getFirst();
    }

    private static String status(JobState state, Job job) {
        return switch (state) {
            case PENDING -> "starting";
            case PROCESSING -> "processing";
            case SUCCESS -> "succeeded";
            case FAILED -> failed(job);
        };
    }

    private static String failed(Job job) {
        if (job.outcome() != Outcome.STOPPED) {
            return "failed";
        }
        return job.isStoppedByCaller() ? "canceled" : "aborted";
    }

    private static @Nullable String error(Job job) {
        return switch (job.outcome()) {
            case CONTENT_VIOLATION -> "The input or output was flagged as sensitive. Please try again. (E005)";
            case BAD_IMAGE -> "Failed to download the image.";
            case TIMEOUT -> "Prediction timed out.";
            case STOPPED -> null;
            default -> "Prediction failed.";
        };
    }

    private static Map<String, String> urls(String id, View view) {
        String own = view.origin() + ReplicateFormat.PREDICTIONS + "/" + id;
        return Map.of("get", own, "cancel", own + "/cancel", "web", view.origin() + "/p/" + id);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
