package io.reelgate.simulator.dashscope;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobState;
import io.reelgate.simulator.job.Outcome;
import io.reelgate.simulator.vendor.Asked;
import io.reelgate.simulator.vendor.Results;
import io.reelgate.simulator.vendor.StatusFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task. One that failed, and one that nobody knows, come under HTTP 200 as well. */
final class TaskStatus implements StatusFormat {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    @Override
    public boolean knows(Job job, Asked asked) {
        return asked.time() <= job.createTime() + KEPT.toMillis();
    }

    @Override
    public Reply.Answer unknown(String id) {
        return answer(Map.of("task_id", id, "task_status", "UNKNOWN"));
    }

    @Override
    public Reply.Answer status(String id, Job job, Asked asked) {
        JobState state = job.stateAt(asked.time());
        Members output = new Members()
                .with("task_id", id)
                .with("task_status", word(state, job.outcome()))
                .with("submit_time", TIME.format(Instant.ofEpochMilli(job.createTime())));
        if (state != JobState.PENDING) {
            output.with("scheduled_time", TIME.format(Instant.ofEpochMilli(job.startTime())));
        }
        if (state.isFinal()) {
            end(output, id, job, state, asked);
        }
        return answer(output.map());
    }

    private static void end(Members output, String id, Job job, JobState state, Asked asked) {
        output.with(
                "end_time", TIME.format(Instant.ofEpochMilli(job.finishTime().orElse(0))));
        List<String> urls = Results.urls(id, job, asked);
        if (state == JobState.FAILED) {
            fail(output, job.outcome());
        } else if (!urls.isEmpty()) {
            output.with("video_url", urls.getFirst());
        }
    }

    private static void fail(Members output, Outcome outcome) {
        switch (outcome) {
            case CONTENT_VIOLATION ->
                fail(output, "DataInspectionFailed", "Output data may contain inappropriate content.");
            case BAD_IMAGE -> fail(output, "InvalidURL", "The request URL is invalid: img_url cannot be downloaded.");
            case TIMEOUT -> fail(output, "InternalError.Timeout", "The task timed out.");
            case MODEL_UNAVAILABLE -> fail(output, "InternalError.ModelServing", "The model is not served now.");
            case STOPPED -> {}
            default -> fail(output, "InternalError.Algo", "The task failed.");
        }
    }

    private static void fail(Members output, String code, String message) {
        output.with("code", code).with("message", message);
    }

    private static String word(JobState state, Outcome outcome) {
        return switch (state) {
            case PENDING -> "PENDING";
            case PROCESSING -> "RUNNING";
            case SUCCESS -> "SUCCEEDED";
            case FAILED -> outcome == Outcome.STOPPED ? "CANCELED" : "FAILED";
        };
    }

    private static Reply.Answer answer(Map<String, ? extends @Nullable Object> output) {
        return new Members()
                .with("request_id", "simulated")
                .with("output", output)
                .answer(200);
    }
}
